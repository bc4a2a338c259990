/** Spreadsheets take a file for UTF-8 by this mark. */
export const CSV_MARK = "\uFEFF"

/** One line of a file (RFC 4180). */
export function toCsvLine(
  values: readonly (string | number | null | undefined)[]
): string {
  return `${values.map(cell).join(",")}\r\n`
}

function cell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value)
  // A cell that starts like a formula would be run by a spreadsheet. A masked
  // phone number starts with a plus sign.
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
