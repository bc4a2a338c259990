import type { GatewayEntry } from "../shop/gateway"
import type { Sum } from "./audit-result"
import { more, same, sum } from "./money"
import type { Records, Refund, Row } from "./records"

/** States of a payout of which no money left the store. */
export const NOTHING_LEFT: readonly string[] = ["refused", "failed", "canceled"]

/** Whether an operator was told of it, and looks after it or has done so. */
export function isToldOf({ attention, settled }: Row): boolean {
  return attention !== null || settled
}

/** What a payout brought its recipient, by FlexPay's book. */
export function broughtBy(
  { reference }: Row,
  gateway: readonly GatewayEntry[]
): string {
  const entry = gateway.find((one) => one.reference === reference)
  return entry?.moved && !entry.moneyReturned ? entry.moved.amount : "0"
}

/** Whether FlexPay said first that it failed, so that it could be sent again. */
export function isCorrected(
  { reference }: Row,
  gateway: readonly GatewayEntry[]
): boolean {
  const changes =
    gateway.find((entry) => entry.reference === reference)?.changes ?? []
  return changes.some(
    ({ state }, at) =>
      state === "failed" &&
      changes.slice(at).some((later) => later.state === "paid")
  )
}

/**
 * Whether an operator gave a payment back before Medusa booked it: its payouts
 * arrived, or stand before an operator.
 */
export function goesBack(
  { id }: Pick<Row, "id">,
  { rows }: Pick<Records, "rows">
): boolean {
  const own = rows.filter(
    ({ kind, payment, state }) =>
      kind === "payout" && payment === id && !NOTHING_LEFT.includes(state)
  )
  return (
    own.length > 0 &&
    own.every((row) => row.state === "succeeded" || isToldOf(row))
  )
}

/**
 * Medusa's refunds are the debts, the plugin's payouts stand for them: one
 * each, and those that were sent again in its place, for all of it or for the
 * rest of one that arrived short.
 */
export class Debts {
  private readonly owed: Refund[]

  constructor(
    private readonly records: Records,
    private readonly payouts: readonly Row[]
  ) {
    this.owed = records.refunds.filter(({ reversal }) => !reversal)
  }

  sumOf(currency: string): Sum {
    const owed = this.owed.filter((refund) => refund.currency === currency)
    const noted = (holds: (row: Row) => boolean) =>
      sum(
        owed.flatMap((refund) => {
          const last = this.payoutsOf(refund).at(-1)
          return last && holds(last) ? [this.standsFor(refund)] : []
        })
      )
    const isPaid = ({ state, attention }: Row) =>
      state === "succeeded" && attention === null
    return {
      currency,
      what: "that Medusa refunded",
      amount: sum(owed.map(({ amount }) => amount)),
      stands: [
        ["paid out", noted(isPaid)],
        ["with a person", noted((row) => !isPaid(row))],
      ],
    }
  }

  broken(): string[] {
    return [
      ...this.payouts.flatMap((row) => this.sentTwice(row)),
      ...this.owed.flatMap((refund) => this.withoutPayout(refund)),
    ]
  }

  private payoutsOf({ id }: Refund): Row[] {
    return this.payouts.filter((row) => row.refund === id)
  }

  private broughtBy(row: Row): string {
    return broughtBy(row, this.records.gateway)
  }

  /** What the last payout of a refund is for, and what those before it brought. */
  private standsFor(refund: Refund): string {
    const own = this.payoutsOf(refund)
    const last = own.at(-1)?.amount ?? "0"
    return more(refund.amount, last)
      ? sum([last, ...own.slice(0, -1).map((row) => this.broughtBy(row))])
      : last
  }

  /** The same debt, paid by two payouts, beyond what is owed. */
  private sentTwice(row: Row): string[] {
    const again = this.payouts.filter(
      (other) =>
        other.id !== row.id &&
        more(this.broughtBy(other), "0") &&
        (other.replaces === row.id ||
          (row.refund !== null &&
            other.refund === row.refund &&
            other.id > row.id))
    )
    const all = sum([row, ...again].map((one) => this.broughtBy(one)))
    const isKnown =
      isCorrected(row, this.records.gateway) && [row, ...again].some(isToldOf)
    return isKnown || !more(all, row.amount)
      ? []
      : again.map(
          ({ id }) =>
            `paid out twice: ${row.id} and ${id} for ${row.refund ?? "one debt"}`
        )
  }

  /** Each refund has a payout that arrived, or that a person looks after. */
  private withoutPayout(refund: Refund): string[] {
    const own = this.payoutsOf(refund)
    const last = own.at(-1)
    if (!last) {
      return [`refunded, and nobody pays it out: ${refund.id}`]
    }
    if (!same(this.standsFor(refund), refund.amount)) {
      return [
        `refund ${refund.id} of ${refund.amount} has a payout of ${last.amount}`,
      ]
    }
    const isAnswered = own.some(
      ({ state, attention, settled }) =>
        state === "succeeded" || attention !== null || settled
    )
    return isAnswered
      ? []
      : [
          `refund ${refund.id} is owed: ${last.id} is ${last.state}, and nobody was called`,
        ]
  }
}
