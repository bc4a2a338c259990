import { once } from "node:events"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Language } from "../../admin-texts"
import type { AdminFlexPayUser, FlexPayCsvFormat } from "./types"

/** The byte order mark by which spreadsheets recognize UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF"

/**
 * Where a spreadsheet would begin a formula: before one of its signs, also
 * full-width, at the start or after a separator. Excel in French splits a line
 * at semicolons, and quotes inside of it do not stop that.
 */
const FORMULA_START = /(?<=^|[,;\t\r\n"])(?=\s*[=+\-@＝＋－＠])/gu
const SEPARATOR = /[,;\t\r\n"]/
const DECIMAL = /^-?\d+(?:\.\d+)?$/

/** A decimal number: spreadsheets add it up, and its minus begins no formula. */
export interface CsvNumber {
  number: string
}

/** How a file is written. */
export interface CsvOptions {
  /** Of titles and states. */
  locale: Language
  format: FlexPayCsvFormat
}

export type CsvCell = string | number | CsvNumber | null | undefined

interface CsvFile {
  fileName: string
  header: string
  /** Whole lines, in pieces of any size. */
  lines: AsyncGenerator<string, void>
}

/**
 * Streams a CSV file, and logs who exported it. Its first lines are read before
 * anything is sent, so that an error is still answered with its own status. Reads
 * no faster than the client takes, so that one piece at a time is in memory.
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
  // An admin at another address reads the name, too.
  res.setHeader("access-control-expose-headers", "content-disposition")
  res.write(BYTE_ORDER_MARK + header)
  for (; !piece.done && !res.destroyed; piece = await lines.next()) {
    if (!res.write(piece.value)) {
      await Promise.race([once(res, "drain"), once(res, "close")])
    }
  }
  res.end()
}

/** The name of a file of a period, such as flexpay-2026-11-01_2026-11-30.csv. */
export function fileNameOf(
  { from, to }: { from: string; to: string },
  name = "flexpay"
): string {
  return `${name}-${from === to ? from : `${from}_${to}`}.csv`
}

/** A decimal string as a number; an empty cell for null. */
export function toNumber(decimal: string | null | undefined): CsvCell {
  return decimal && DECIMAL.test(decimal) ? { number: decimal } : decimal
}

/** An amount, negative where it leaves the store. */
export function signedNumber(
  decimal: string | null | undefined,
  isOut: boolean
): CsvCell {
  const isZero = decimal && /^-?[0.]+$/.test(decimal)
  return toNumber(
    decimal && isOut && !isZero ? `-${decimal}`.replace(/^--/, "") : decimal
  )
}

/**
 * One line of a CSV file (RFC 4180), or of one that Excel in French opens: with
 * semicolons, and commas in decimals. An apostrophe keeps spreadsheets from
 * running what looks like a formula.
 */
export function toCsvLine(
  values: readonly CsvCell[],
  format: FlexPayCsvFormat = "csv"
): string {
  const separator = format === "excel" ? ";" : ","
  return `${values.map((value) => toCell(value, format)).join(separator)}\r\n`
}

/** An admin user in a cell, with the API key if one acted. */
export function nameOf(user: AdminFlexPayUser | null): string | null {
  if (!user) {
    return null
  }
  const name = user.email ?? user.id
  return user.api_key ? `${name} (${user.api_key})` : name
}

function toCell(value: CsvCell, format: FlexPayCsvFormat): string {
  if (typeof value === "object" && value !== null) {
    return format === "excel" ? value.number.replace(".", ",") : value.number
  }
  const text = value === null || value === undefined ? "" : String(value)
  const safe = text.replaceAll(FORMULA_START, "'")
  return safe !== text || SEPARATOR.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe
}
