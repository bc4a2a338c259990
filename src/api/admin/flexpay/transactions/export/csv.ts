import type { AdminFlexPayPerson, AdminFlexPayTransaction } from "../../types"

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

function cell(value: string | number | AdminFlexPayPerson | null): string {
  const shown =
    typeof value === "object" ? value && (value.email ?? value.id) : value
  const text = shown === null ? "" : String(shown)
  // A cell that starts like a formula would be run by a spreadsheet. A masked
  // phone number starts with a plus sign.
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
