import type { GatewayEntry } from "../shop/gateway"
import { goesBack } from "./obligations"
import { same, sum } from "./money"
import type { Records, Capture, Row } from "./records"
import type { Sum } from "./audit-result"

/** Where the shop accounts for a payment that left a wallet. */
type Place =
  | "captured in Medusa"
  | "on the attention list"
  | "resolved by an operator"
  | "refunded before Medusa captured it"
  | "returned by FlexPay"

interface Line {
  entry: GatewayEntry
  place: Place | null
}

const PLACES: readonly Place[] = [
  "captured in Medusa",
  "on the attention list",
  "resolved by an operator",
  "refunded before Medusa captured it",
  "returned by FlexPay",
]

/** Payments: each one that left a wallet has one place in the shop. */
export function comparePayments(records: Records): {
  sums: Sum[]
  broken: string[]
} {
  const lines = records.gateway
    .filter(({ kind, moved }) => kind !== "payout" && moved)
    .map((entry) => ({ entry, place: placeOf(entry, records) }))
  return {
    sums: ["CDF", "USD"].map((currency) => sumOf(currency, lines, records)),
    broken: [
      ...lines.filter(({ place }) => !place).map(lostOf(records)),
      ...records.captures.flatMap(unpaid(records)),
      ...twice(records.captures, "session"),
      ...twice(records.captures, "collection"),
      ...twice(records.captures, "transaction"),
      ...records.captures.flatMap(withoutOrder(records)),
    ],
  }
}

function placeOf(entry: GatewayEntry, records: Records): Place | null {
  const row = rowOf(entry, records)
  if (!row) {
    return null
  }
  if (records.captures.some(({ transaction }) => transaction === row.id)) {
    return "captured in Medusa"
  }
  if (row.attention) {
    return "on the attention list"
  }
  if (row.resolved) {
    return "resolved by an operator"
  }
  if (goesBack(row, records)) {
    return "refunded before Medusa captured it"
  }
  return entry.moneyReturned && row.state !== "succeeded"
    ? "returned by FlexPay"
    : null
}

/** The sums of one currency. */
function sumOf(currency: string, lines: Line[], records: Records): Sum {
  const ofCurrency = lines.filter(
    ({ entry }) => entry.moved?.currency === currency
  )
  return {
    currency,
    label: "paid by shoppers, in FlexPay's records",
    amount: sum(ofCurrency.map(({ entry }) => entry.moved?.amount ?? "0")),
    parts: PLACES.map((place) => [
      place,
      place === "captured in Medusa"
        ? sum(
            records.captures
              .filter((capture) => capture.currency === currency)
              .map(({ amount }) => amount)
          )
        : sum(
            ofCurrency
              .filter((line) => line.place === place)
              .map(({ entry }) => recordedAmount(rowOf(entry, records)))
          ),
    ]),
  }
}

/** The amount that the plugin recorded: the received one where it differs. */
function recordedAmount(row: Row | undefined): string {
  return row?.received_amount ?? row?.amount ?? "0"
}

function rowOf(
  { reference }: GatewayEntry,
  { rows }: Records
): Row | undefined {
  return rows.find((row) => row.reference === reference)
}

function lostOf(records: Records) {
  return ({ entry }: Line): string => {
    const row = rowOf(entry, records)
    const { amount, currency } = entry.moved ?? entry
    return `lost: ${amount} ${currency} of ${entry.reference} (${row ? `${row.id}, ${row.state}, synced ${row.synced_state}` : "not in the plugin's records"}) is neither captured nor on the attention list`
  }
}

function unpaid({ rows, gateway }: Records) {
  return (capture: Capture): string[] => {
    const row = rows.find(({ id }) => id === capture.transaction)
    const entry = gateway.find(({ reference }) => reference === row?.reference)
    const moved = entry?.moved
    return moved &&
      moved.currency === capture.currency &&
      same(moved.amount, capture.amount)
      ? []
      : [
          `captured, not paid: ${capture.id} holds ${capture.amount} ${capture.currency}, FlexPay took ${moved ? `${moved.amount} ${moved.currency}` : "nothing"} for ${row?.reference ?? "no transaction"}`,
        ]
  }
}

function twice(
  captures: readonly Capture[],
  key: "session" | "collection" | "transaction"
): string[] {
  const ids = captures.map((capture) => capture[key] ?? "")
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `captured twice: ${key} ${id}`
  )
}

/** A capture without an order, a refund or an attention. */
function withoutOrder({ rows, refunds }: Records) {
  return (capture: Capture): string[] => {
    const row = rows.find(({ id }) => id === capture.transaction)
    const refunded = sum(
      refunds
        .filter(({ transaction }) => transaction === capture.transaction)
        .map(({ amount }) => amount)
    )
    return capture.order ||
      row?.attention ||
      row?.resolved ||
      same(refunded, capture.amount)
      ? []
      : [`captured without an order: ${capture.id} of ${row?.id}`]
  }
}
