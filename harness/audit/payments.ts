import type { GatewayEntry } from "../shop/gateway"
import { goesBack } from "./debts"
import { same, sum } from "./money"
import type { Records, Capture, Row } from "./records"
import type { Sum } from "./audit-result"

/** Where money that left a wallet stands in the shop. */
type Place =
  | "captured in Medusa"
  | "on the attention list"
  | "settled by a person"
  | "given back before Medusa booked it"
  | "given back by FlexPay"

interface Line {
  entry: GatewayEntry
  place: Place | null
}

const PLACES: readonly Place[] = [
  "captured in Medusa",
  "on the attention list",
  "settled by a person",
  "given back before Medusa booked it",
  "given back by FlexPay",
]

/** Money that came in: each payment stands in one place, and nothing else does. */
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
      ...lines.filter(({ place }) => !place).map(lost(records)),
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
  if (row.settled) {
    return "settled by a person"
  }
  if (goesBack(row, records)) {
    return "given back before Medusa booked it"
  }
  return entry.moneyReturned && row.state !== "succeeded"
    ? "given back by FlexPay"
    : null
}

/** What the shop's side says of the money in a place. */
function sumOf(currency: string, lines: Line[], records: Records): Sum {
  const ofCurrency = lines.filter(
    ({ entry }) => entry.moved?.currency === currency
  )
  return {
    currency,
    what: "that shoppers paid, by FlexPay's book",
    amount: sum(ofCurrency.map(({ entry }) => entry.moved?.amount ?? "0")),
    stands: PLACES.map((place) => [
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
              .map(({ entry }) => noted(rowOf(entry, records)))
          ),
    ]),
  }
}

/** What the ledger says that came: other money where it noticed. */
function noted(row: Row | undefined): string {
  return row?.received_amount ?? row?.amount ?? "0"
}

function rowOf(
  { reference }: GatewayEntry,
  { rows }: Records
): Row | undefined {
  return rows.find((row) => row.reference === reference)
}

function lost(records: Records) {
  return ({ entry }: Line): string => {
    const row = rowOf(entry, records)
    const { amount, currency } = entry.moved ?? entry
    return `lost: ${amount} ${currency} of ${entry.reference} (${row ? `${row.id}, ${row.state}, applied ${row.synced_state}` : "not in the ledger"}) is neither captured nor before a person`
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
          `captured without that money: ${capture.id} holds ${capture.amount} ${capture.currency}, FlexPay took ${moved ? `${moved.amount} ${moved.currency}` : "nothing"} for ${row?.reference ?? "nobody"}`,
        ]
  }
}

function twice(
  captures: readonly Capture[],
  by: "session" | "collection" | "transaction"
): string[] {
  const ids = captures.map((capture) => capture[by] ?? "")
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map(
    (id) => `captured twice: ${by} ${id}`
  )
}

/** Captured money has its order, or went back, or a person knows of it. */
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
      row?.settled ||
      same(refunded, capture.amount)
      ? []
      : [`captured without an order: ${capture.id} of ${row?.id}`]
  }
}
