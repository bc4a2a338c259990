import { maskText } from "../../../../gateway"
import { ExportFileError } from "./export-file-error"
import { ignore, isNoTransaction } from "./ignored-line"
import {
  readExportAmount,
  readExportCurrency,
  readExportDay,
} from "./read-cells"
import { readTable } from "./read-table"
import type { Row } from "./read-table"
import { readRoundedNumber } from "./rounded-number"
import type {
  ExportField,
  ExportLine,
  ExportMapping,
  ExportProblem,
  IgnoredLines,
  RoundedKey,
} from "./types"

/** Problems that are reported at once: the rest are most often the same. */
const PROBLEMS_MAX = 20

/** How the lines of a file are read and handed on. */
interface ReadOptions {
  /** Lines handed on at once, so that a large file is never whole in memory. */
  batchSize: number
  /** @returns problems that only the transaction store can know */
  onLines: (lines: ExportLine[]) => Promise<ExportProblem[]>
}

/** What a file holds besides its lines. */
export interface ReadResult {
  /** If there is one, nothing of the file may count. */
  problems: ExportProblem[]
  ignored: IgnoredLines
}

interface ReadContext {
  header: string[]
  mapping: ExportMapping
}

/**
 * Reads the lines of an export file. Ignores lines that are no transaction, such
 * as totals, unless all are: then a wrong column was chosen.
 *
 * @throws ExportFileError
 */
export async function readExport(
  bytes: Uint8Array,
  mapping: ExportMapping,
  { batchSize, onLines }: ReadOptions
): Promise<ReadResult> {
  const { header, rows } = await readTable(bytes)
  const context = { header, mapping }
  const ignored: IgnoredLines = { count: 0, first: [] }
  const problems = findMissingColumns(mapping, header)
  if (problems.length) {
    return { problems, ignored }
  }
  let lines: ExportLine[] = []
  let firstIgnored: Row | null = null
  let isRead = false
  for await (const row of rows) {
    if (isNoTransaction(row, mapping)) {
      firstIgnored ??= row
      ignore(ignored, row)
      continue
    }
    isRead = true
    const line = readLine(row, context)
    if ("code" in line) {
      problems.push(line)
    } else if (lines.push(line) >= batchSize) {
      problems.push(...(await onLines(lines)))
      lines = []
    }
    if (problems.length >= PROBLEMS_MAX) {
      return { problems: problems.slice(0, PROBLEMS_MAX), ignored }
    }
  }
  if (!isRead) {
    return { problems: [keyMissing(firstIgnored, context)], ignored }
  }
  problems.push(...(await onLines(lines)))
  return { problems: problems.slice(0, PROBLEMS_MAX), ignored }
}

/** @throws ExportFileError for a file without lines */
function keyMissing(row: Row | null, context: ReadContext): ExportProblem {
  if (row === null) {
    throw new ExportFileError("no_lines")
  }
  const { order_number } = context.mapping.columns
  const field = order_number === undefined ? "reference" : "order_number"
  return problemOf(row, context, { code: "key_missing", field })
}

function findMissingColumns(
  { columns, currency_code }: ExportMapping,
  header: string[]
): ExportProblem[] {
  const lacks = (field: ExportField) =>
    columns[field] === undefined || columns[field] >= header.length
  const missing: [ExportField, boolean][] = [
    ["amount", lacks("amount")],
    ["order_number", lacks("order_number") && lacks("reference")],
    ["currency", lacks("currency") && currency_code === null],
  ]
  return missing.flatMap(([column, isMissing]) =>
    isMissing
      ? [{ code: "column_missing", line: null, column, value: null }]
      : []
  )
}

function readLine(row: Row, context: ReadContext): ExportLine | ExportProblem {
  const { mapping } = context
  const cell = (field: ExportField) => cellOf(row, mapping, field)
  const problem = (code: ExportProblem["code"], field: ExportField) =>
    problemOf(row, context, { code, field })

  const keys = readKeys(row, context)
  const amount = readExportAmount(cell("amount") ?? "")
  if (amount === null) {
    return problem("amount_unreadable", "amount")
  }
  const currency_code = currencyOf(cell("currency"), mapping)
  if (currency_code === null) {
    return problem("currency_unknown", "currency")
  }
  const day = dateOf(cell("date"))
  if (day === undefined) {
    return problem("date_unreadable", "date")
  }
  const paid = isPaid(cell("status"), mapping)
  return paid === undefined
    ? problem("status_unknown", "status")
    : {
        line: row.line,
        ...keys,
        amount,
        currency_code,
        paid,
        day,
      }
}

/** The order number and the reference, without those that a spreadsheet rounded. */
function readKeys(
  row: Row,
  context: ReadContext
): Pick<ExportLine, "order_number" | "reference" | "rounded"> {
  const read: Pick<ExportLine, "order_number" | "reference"> = {
    order_number: null,
    reference: null,
  }
  let rounded: RoundedKey | null = null
  for (const field of ["order_number", "reference"] as const) {
    const text = cellOf(row, context.mapping, field) || null
    const range = text && readRoundedNumber(text)
    if (range) {
      const problem = problemOf(row, context, { code: "key_rounded", field })
      rounded ??= { range, problem }
    } else {
      read[field] = text
    }
  }
  const isKnown = read.order_number !== null || read.reference !== null
  return { ...read, rounded: isKnown ? null : rounded }
}

/** Null for an unknown currency. */
function currencyOf(
  text: string | null,
  { currency_code }: ExportMapping
): "cdf" | "usd" | null {
  return text === null ? currency_code : readExportCurrency(text)
}

/** Null without a date column; undefined for an unreadable date. */
function dateOf(text: string | null): string | null | undefined {
  return text === null ? null : (readExportDay(text) ?? undefined)
}

/** Without a status column every line counts as paid; undefined for an unmapped status. */
function isPaid(
  status: string | null,
  { paid_by_status }: ExportMapping
): boolean | undefined {
  if (status === null) {
    return true
  }
  const value = maskText(status)
  return Object.hasOwn(paid_by_status, value)
    ? paid_by_status[value]
    : undefined
}

/** The text of a field's cell; null if no column holds the field. */
function cellOf(
  { cells }: Row,
  { columns }: ExportMapping,
  field: ExportField
): string | null {
  const index = columns[field]
  return index === undefined ? null : (cells[index] ?? "")
}

function problemOf(
  row: Row,
  { header, mapping }: ReadContext,
  { code, field }: { code: ExportProblem["code"]; field: ExportField }
): ExportProblem {
  return {
    code,
    line: row.line,
    column: maskText(header[mapping.columns[field] ?? -1] ?? field),
    value: maskText(cellOf(row, mapping, field) ?? "").slice(0, 60),
  }
}
