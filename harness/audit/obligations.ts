import type { GatewayEntry } from "../shop/gateway"
import type { Sum } from "./audit-result"
import { more, same, sum } from "./money"
import type { Records, Refund, Row } from "./records"

/** States of a payout of which no money left the store. */
export const NOTHING_LEFT: readonly string[] = ["refused", "failed", "canceled"]

/** Whether it is on the attention list, or was resolved there. */
export function reachedOperator({ attention, resolved }: Row): boolean {
  return attention !== null || resolved
}

/** The amount that a payout brought its recipient, in FlexPay's records. */
function broughtBy(
  { reference }: Row,
  gateway: readonly GatewayEntry[]
): string {
  const entry = gateway.find((one) => one.reference === reference)
  return entry?.moved && !entry.moneyReturned ? entry.moved.amount : "0"
}

/**
 * The part that the store requested of what a payout brought. FlexPay paying more
 * than requested is another fault, for an operator.
 */
export function requestedOf(
  row: Row,
  gateway: readonly GatewayEntry[]
): string {
  const brought = broughtBy(row, gateway)
  return more(brought, row.amount) ? row.amount : brought
}

/** Whether FlexPay corrected it from failed to paid: it may have been resent. */
export function isCorrected(
  { reference }: Row,
  gateway: readonly GatewayEntry[]
): boolean {
  const changes =
    gateway.find((entry) => entry.reference === reference)?.changes ?? []
  return changes.some(
    ({ state }, index) =>
      state === "failed" &&
      changes.slice(index).some((later) => later.state === "paid")
  )
}

/**
 * Whether an operator refunded a payment before Medusa captured it: its payouts
 * arrived, or are on the attention list.
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
    own.every((row) => row.state === "succeeded" || reachedOperator(row))
  )
}

/**
 * Medusa's refunds are obligations, and the plugin's payouts discharge them: one
 * payout each, and those that replace it, for all of it or for the rest of one
 * that arrived short.
 */
export class Obligations {
  private readonly refunds: Refund[]

  constructor(
    private readonly records: Records,
    private readonly payouts: readonly Row[]
  ) {
    this.refunds = records.refunds.filter(({ reversal }) => !reversal)
  }

  sumOf(currency: string): Sum {
    const refunds = this.refunds.filter(
      (refund) => refund.currency === currency
    )
    const sumWhere = (matches: (row: Row) => boolean) =>
      sum(
        refunds.flatMap((refund) => {
          const last = this.payoutsOf(refund).at(-1)
          return last && matches(last) ? [this.standsFor(refund)] : []
        })
      )
    const isPaid = ({ state, attention }: Row) =>
      state === "succeeded" && attention === null
    return {
      currency,
      label: "refunded by Medusa",
      amount: sum(refunds.map(({ amount }) => amount)),
      parts: [
        ["paid out", sumWhere(isPaid)],
        ["on the attention list", sumWhere((row) => !isPaid(row))],
      ],
    }
  }

  broken(): string[] {
    return [
      ...this.payouts.flatMap((row) => this.sentTwice(row)),
      ...this.refunds.flatMap((refund) => this.withoutPayout(refund)),
    ]
  }

  private payoutsOf({ id }: Refund): Row[] {
    return this.payouts.filter((row) => row.refund === id)
  }

  private broughtBy(row: Row): string {
    return broughtBy(row, this.records.gateway)
  }

  /** The amount of a refund's last payout, and what earlier ones brought. */
  private standsFor(refund: Refund): string {
    const own = this.payoutsOf(refund)
    const last = own.at(-1)?.amount ?? "0"
    return more(refund.amount, last)
      ? sum([last, ...own.slice(0, -1).map((row) => this.broughtBy(row))])
      : last
  }

  /** One refund that two payouts paid, beyond its amount. */
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
    const all = sum(
      [row, ...again].map((one) => requestedOf(one, this.records.gateway))
    )
    const isKnown =
      isCorrected(row, this.records.gateway) &&
      [row, ...again].some(reachedOperator)
    return isKnown || !more(all, row.amount)
      ? []
      : again.map(
          ({ id }) =>
            `paid out twice: ${row.id} and ${id} for ${row.refund ?? "one refund"}`
        )
  }

  /** A refund without a payout that arrived or is on the attention list. */
  private withoutPayout(refund: Refund): string[] {
    const own = this.payoutsOf(refund)
    const last = own.at(-1)
    if (!last) {
      return [`refunded without a payout: ${refund.id}`]
    }
    if (!same(this.standsFor(refund), refund.amount)) {
      return [
        `refund ${refund.id} of ${refund.amount} has a payout of ${last.amount}`,
      ]
    }
    const isAnswered = own.some(
      ({ state, attention, resolved }) =>
        state === "succeeded" || attention !== null || resolved
    )
    return isAnswered
      ? []
      : [
          `refund ${refund.id} is not paid out: ${last.id} is ${last.state}, without an attention`,
        ]
  }
}
