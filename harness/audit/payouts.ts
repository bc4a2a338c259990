import type { GatewayEntry } from "../shop/gateway"
import {
  Obligations,
  isCorrected,
  reachedOperator,
  requestedOf,
  NOTHING_LEFT,
} from "./obligations"
import { more, same, sum } from "./money"
import type { Records, Row } from "./records"
import type { Sum } from "./audit-result"

/** Payouts: each is in the plugin's records, once, for its refund. */
export function comparePayouts(records: Records): {
  sums: Sum[]
  broken: string[]
} {
  const payouts = records.rows.filter(({ kind }) => kind === "payout")
  const sent = records.gateway.filter(
    ({ kind, moved }) => kind === "payout" && moved
  )
  const cameBack = (row: Row) =>
    records.gateway.some(
      ({ reference, moneyReturned }) =>
        reference === row.reference && moneyReturned
    )
  const arrived = (row: Row) =>
    sent.some(({ reference }) => reference === row.reference)
  const rowOf = ({ reference }: GatewayEntry) =>
    payouts.find((row) => row.reference === reference)
  const obligations = new Obligations(records, payouts)
  return {
    sums: ["CDF", "USD"].flatMap((currency) => [
      sumOf(currency, sent, rowOf),
      obligations.sumOf(currency),
    ]),
    broken: [
      ...sent.flatMap((entry) => unknown(entry, rowOf(entry))),
      ...payouts
        .filter(({ state }) => state === "succeeded")
        .flatMap((row) =>
          arrived(row)
            ? []
            : [
                `paid out in the plugin's records alone: ${row.id} (${row.reference})`,
              ]
        ),
      ...payouts
        .filter((row) => cameBack(row) && !reachedOperator(row))
        .map(
          ({ id, state }) =>
            `a payout was returned, without an attention: ${id} is ${state}`
        ),
      ...obligations.broken(),
      ...payouts.flatMap((row) => withoutRefund(row, records)),
      ...records.rows.flatMap((row) => moreThanCame(row, records, payouts)),
    ],
  }
}

function sumOf(
  currency: string,
  sent: readonly GatewayEntry[],
  rowOf: (entry: GatewayEntry) => Row | undefined
): Sum {
  const entries = sent.filter(({ moved }) => moved?.currency === currency)
  const sumWhere = (matches: (row: Row) => boolean) =>
    sum(
      entries.flatMap((entry) => {
        const row = rowOf(entry)
        return row && matches(row) ? [recordedAmount(row, entry)] : []
      })
    )
  return {
    currency,
    label: "paid out, in FlexPay's records",
    amount: sum(entries.map(({ moved }) => moved?.amount ?? "0")),
    parts: [
      [
        "paid out in the plugin's records",
        sumWhere(({ state }) => state === "succeeded"),
      ],
      [
        "unknown, on the attention list",
        sumWhere(({ state }) => state !== "succeeded"),
      ],
    ],
  }
}

function unknown(entry: GatewayEntry, row: Row | undefined): string[] {
  const { amount, currency } = entry.moved ?? entry
  if (!row) {
    return [
      `paid out, not in the plugin's records: ${amount} ${currency}, ${entry.reference}`,
    ]
  }
  const recorded = recordedAmount(row, entry)
  const isKnown = row.state === "succeeded" || row.attention || row.resolved
  return [
    ...(isKnown
      ? []
      : [
          `paid out unnoticed: ${row.id} is ${row.state}, without an attention`,
        ]),
    ...(same(recorded, amount) &&
    (row.received_currency ?? row.currency) === currency
      ? []
      : [`paid out ${amount} ${currency}, recorded as ${recorded}: ${row.id}`]),
  ]
}

/**
 * The amount that the plugin recorded. Of an outcome that it could not learn it
 * records none, and an operator must find out.
 */
function recordedAmount(row: Row, { amount, moved }: GatewayEntry): string {
  const unreported = row.state === "succeeded" ? row.amount : moved?.amount
  return row.received_amount ?? unreported ?? amount
}

/** A payout that left for a refund which Medusa lacks. */
function withoutRefund(row: Row, { refunds, captures }: Records): string[] {
  if (NOTHING_LEFT.includes(row.state) || row.attention || row.resolved) {
    return []
  }
  const isThere = refunds.some(({ id }) => id === row.refund)
  const isCaptured = captures.some(
    ({ transaction }) => transaction === row.payment
  )
  return isThere || (row.refund === null && !isCaptured)
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
  const went = sum(own.map((payout) => requestedOf(payout, gateway)))
  if (
    own.some((payout) => isCorrected(payout, gateway)) &&
    [row, ...own].some(reachedOperator)
  ) {
    return []
  }
  return more(went, came?.amount ?? "0")
    ? [
        `paid out ${went} of ${row.id}, which brought ${came?.amount ?? "nothing"}: ${own.map(({ id }) => id).join(", ")}`,
      ]
    : []
}
