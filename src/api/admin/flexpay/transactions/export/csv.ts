import type { AdminFlexPayTransaction } from "../../types"

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
  "operator",
  "channel",
  "phone",
  "reference",
  "order_number",
  "operator_reference",
  "order_display_id",
  "settled_at",
  "id",
] as const satisfies readonly (keyof AdminFlexPayTransaction)[]

/** The first line of the file. */
export const CSV_HEADER = `${COLUMNS.join(",")}\r\n`

/** One line for each transaction (RFC 4180). */
export function toCsv(transactions: AdminFlexPayTransaction[]): string {
  return transactions
    .map(
      (transaction) =>
        `${COLUMNS.map((column) => cell(transaction[column])).join(",")}\r\n`
    )
    .join("")
}

function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value)
  // A cell that starts like a formula would be run by a spreadsheet. A masked
  // phone number starts with a plus sign.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
