import type { MedusaResponse } from "@medusajs/framework/http"
import type { AdminFlexPayUser } from "./types"

/** The byte order mark by which spreadsheets recognize UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF"

/**
 * Streams a CSV file. Its first lines are read before anything is sent, so
 * that an error is still answered with its own status.
 * @param lines whole lines, in pieces of any size
 */
export async function streamCsv(
  res: MedusaResponse,
  { fileName, header }: { fileName: string; header: string },
  lines: AsyncGenerator<string, void>
): Promise<void> {
  let piece = await lines.next()
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", `attachment; filename="${fileName}"`)
  res.write(BYTE_ORDER_MARK + header)
  for (; !piece.done; piece = await lines.next()) {
    res.write(piece.value)
  }
  res.end()
}

/** One line of a CSV file (RFC 4180). */
export function toCsvLine(
  values: readonly (string | number | null | undefined)[]
): string {
  return `${values.map(toCell).join(",")}\r\n`
}

/** An admin user in a cell. */
export function nameOf(user: AdminFlexPayUser | null): string | null {
  return user && (user.email ?? user.id)
}

function toCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value)
  // A spreadsheet would run a cell that starts like a formula. A masked phone
  // number starts with a plus sign.
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
