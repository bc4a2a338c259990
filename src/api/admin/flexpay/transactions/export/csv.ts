import { nameOf, toCsvLine } from "../../csv"
import type { AdminFlexPayUser, AdminFlexPayTransaction } from "../../types"

const COLUMNS = [
  "created_at",
  "kind",
  "method",
  "state",
  "reason",
  "attention",
  "amount",
  "amount_charged",
  "currency_code",
  "received_amount",
  "received_currency_code",
  "operator",
  "channel",
  "phone",
  "reference",
  "order_number",
  "operator_reference",
  "order_display_id",
  "requested_by",
  "approved_by",
  "finalized_at",
  "id",
] as const satisfies readonly (keyof AdminFlexPayTransaction)[]

/** The first line of the file. */
export const CSV_HEADER = toCsvLine(COLUMNS)

/** One line for each transaction. */
export function toCsv(transactions: AdminFlexPayTransaction[]): string {
  return transactions
    .map((transaction) =>
      toCsvLine(COLUMNS.map((column) => shown(transaction[column])))
    )
    .join("")
}

function shown(
  value: string | number | AdminFlexPayUser | null
): string | number | null {
  return typeof value === "object" ? nameOf(value) : value
}
