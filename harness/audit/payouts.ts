import type { GatewayEntry } from "../shop/gateway"
import { broughtBy, Debts, isCorrected, isToldOf, NOTHING_LEFT } from "./debts"
import { more, same, sum } from "./money"
import type { Records, Row } from "./records"
import type { Sum } from "./audit-result"

/** Money that went out: each payout stands in the ledger, once, for its refund. */
export function comparePayouts(records: Records): {
  sums: Sum[]
  broken: string[]
} {
  const payouts = records.rows.filter(({ kind }) => kind === "payout")
  const left = records.gateway.filter(
    ({ kind, moved }) => kind === "payout" && moved
  )
  const cameBack = (row: Row) =>
    records.gateway.some(
      ({ reference, moneyReturned }) =>
        reference === row.reference && moneyReturned
    )
  const arrived = (row: Row) =>
    left.some(({ reference }) => reference === row.reference)
  const rowOf = ({ reference }: GatewayEntry) =>
    payouts.find((row) => row.reference === reference)
  const debts = new Debts(records, payouts)
  return {
    sums: ["CDF", "USD"].flatMap((currency) => [
      sumOfMoney(currency, left, rowOf),
      debts.sumOf(currency),
    ]),
    broken: [
      ...left.flatMap((entry) => unknown(entry, rowOf(entry))),
      ...payouts
        .filter(({ state }) => state === "succeeded")
        .flatMap((row) =>
          arrived(row)
            ? []
            : [`paid out in the ledger alone: ${row.id} (${row.reference})`]
        ),
      ...payouts
        .filter((row) => cameBack(row) && !isToldOf(row))
        .map(
          ({ id, state }) =>
            `a payout came back, and nobody was called: ${id} is ${state}`
        ),
      ...debts.broken(),
      ...payouts.flatMap((row) => withoutRefund(row, records)),
      ...records.rows.flatMap((row) => moreThanCame(row, records, payouts)),
    ],
  }
}

function sumOfMoney(
  currency: string,
  left: readonly GatewayEntry[],
  rowOf: (entry: GatewayEntry) => Row | undefined
): Sum {
  const entries = left.filter(({ moved }) => moved?.currency === currency)
  const noted = (holds: (row: Row) => boolean) =>
    sum(
      entries.flatMap((entry) => {
        const row = rowOf(entry)
        return row && holds(row) ? [notedOf(row, entry)] : []
      })
    )
  return {
    currency,
    what: "that were paid out, by FlexPay's book",
    amount: sum(entries.map(({ moved }) => moved?.amount ?? "0")),
    stands: [
      ["paid out in the ledger", noted(({ state }) => state === "succeeded")],
      ["unknown, with a person", noted(({ state }) => state !== "succeeded")],
    ],
  }
}

function unknown(entry: GatewayEntry, row: Row | undefined): string[] {
  const { amount, currency } = entry.moved ?? entry
  if (!row) {
    return [
      `paid out, not in the ledger: ${amount} ${currency}, ${entry.reference}`,
    ]
  }
  const says = notedOf(row, entry)
  const isKnown = row.state === "succeeded" || row.attention || row.settled
  return [
    ...(isKnown
      ? []
      : [
          `paid out unnoticed: ${row.id} is ${row.state}, and nobody was called`,
        ]),
    ...(same(says, amount) &&
    (row.received_currency ?? row.currency) === currency
      ? []
      : [
          `paid out ${amount} ${currency}, and the ledger says ${says}: ${row.id}`,
        ]),
  ]
}

/**
 * What the plugin says that left. Of an outcome that it could not learn, it says
 * no more than that an operator must find out.
 */
function notedOf(row: Row, { amount, moved }: GatewayEntry): string {
  const unheard = row.state === "succeeded" ? row.amount : moved?.amount
  return row.received_amount ?? unheard ?? amount
}

/** Money that left for a refund which Medusa does not have. */
function withoutRefund(row: Row, { refunds, captures }: Records): string[] {
  if (NOTHING_LEFT.includes(row.state) || row.attention || row.settled) {
    return []
  }
  const isThere = refunds.some(({ id }) => id === row.refund)
  const isBooked = captures.some(
    ({ transaction }) => transaction === row.payment
  )
  return isThere || (row.refund === null && !isBooked)
    ? []
    : [
        `paid out, and Medusa has no refund: ${row.id} (${row.state}), refund ${row.refund}`,
      ]
}

function moreThanCame(
  row: Row,
  { gateway }: Records,
  payouts: readonly Row[]
): string[] {
  if (row.kind !== "payment") {
    return []
  }
  const came = gateway.find(
    ({ reference }) => reference === row.reference
  )?.moved
  const own = payouts.filter((payout) => payout.payment === row.id)
  const went = sum(own.map((payout) => broughtBy(payout, gateway)))
  if (
    own.some((payout) => isCorrected(payout, gateway)) &&
    [row, ...own].some(isToldOf)
  ) {
    return []
  }
  return more(went, came?.amount ?? "0")
    ? [
        `paid out ${went} of ${row.id}, which brought ${came?.amount ?? "nothing"}`,
      ]
    : []
}
