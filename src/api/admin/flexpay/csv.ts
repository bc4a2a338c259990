import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AdminFlexPayUser } from "./types"

/** The byte order mark by which spreadsheets recognize UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF"

/**
 * Where a spreadsheet would begin a formula: before one of its signs, also
 * full-width, at the start or after a separator. Excel in French splits a line
 * at semicolons, and quotes inside of it do not stop that.
 */
const FORMULA_START = /(?<=^|[,;\t\r\n"])(?=\s*[=+\-@＝＋－＠])/gu
const SEPARATOR = /[,;\t\r\n"]/

interface CsvFile {
  fileName: string
  header: string
  /** Whole lines, in pieces of any size. */
  lines: AsyncGenerator<string, void>
}

/**
 * Streams a CSV file, and logs who exported it. Its first lines are read before
 * anything is sent, so that an error is still answered with its own status.
 */
export async function streamCsv(
  { scope, auth_context }: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  { fileName, header, lines }: CsvFile
): Promise<void> {
  let piece = await lines.next()
  scope
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(`FlexPay: ${auth_context.actor_id} exports ${fileName}`)
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", `attachment; filename="${fileName}"`)
  res.write(BYTE_ORDER_MARK + header)
  for (; !piece.done; piece = await lines.next()) {
    res.write(piece.value)
  }
  res.end()
}

/**
 * One line of a CSV file (RFC 4180). An apostrophe keeps spreadsheets from
 * running what looks like a formula.
 */
export function toCsvLine(
  values: readonly (string | number | null | undefined)[]
): string {
  return `${values.map(toCell).join(",")}\r\n`
}

/** An admin user in a cell, with the API key if one acted. */
export function nameOf(user: AdminFlexPayUser | null): string | null {
  if (!user) {
    return null
  }
  const name = user.email ?? user.id
  return user.api_key ? `${name} (${user.api_key})` : name
}

function toCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value)
  const safe = text.replaceAll(FORMULA_START, "'")
  return safe !== text || SEPARATOR.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe
}
