import { maskText } from "../../../../gateway"
import { ExportFileError } from "./export-file-error"
import {
  readExportAmount,
  readExportCurrency,
  readExportDay,
} from "./read-cells"
import { readTable } from "./read-table"
import type { Row } from "./read-table"
import type {
  ExportField,
  ExportLine,
  ExportMapping,
  ExportProblem,
} from "./types"

/** Problems that are reported at once: the rest are most often the same. */
const PROBLEMS_MAX = 20

/** How the lines of a file are read and handed on. */
interface ReadOptions {
  /** Lines handed on at once, so that a large file is never whole in memory. */
  batchSize: number
  onLines: (lines: ExportLine[]) => Promise<void>
}

interface ReadContext {
  header: string[]
  mapping: ExportMapping
}

/**
 * Reads the lines of an export file.
 *
 * @returns the problems found; if there is one, nothing of the file may count
 * @throws ExportFileError
 */
export async function readExport(
  bytes: Uint8Array,
  mapping: ExportMapping,
  { batchSize, onLines }: ReadOptions
): Promise<ExportProblem[]> {
  const { header, rows } = await readTable(bytes)
  const problems = findMissingColumns(mapping, header)
  if (problems.length) {
    return problems
  }
  let lines: ExportLine[] = []
  let isEmpty = true
  for await (const row of rows) {
    isEmpty = false
    const line = readLine(row, { header, mapping })
    if ("code" in line) {
      problems.push(line)
      if (problems.length >= PROBLEMS_MAX) {
        return problems
      }
    } else if (lines.push(line) >= batchSize) {
      await onLines(lines)
      lines = []
    }
  }
  if (isEmpty) {
    throw new ExportFileError("no_lines")
  }
  await onLines(lines)
  return problems
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

  const order_number = cell("order_number") || null
  const reference = cell("reference") || null
  if (!order_number && !reference) {
    return problem(
      "key_missing",
      mapping.columns.order_number === undefined ? "reference" : "order_number"
    )
  }
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
        order_number,
        reference,
        amount,
        currency_code,
        paid,
        day,
      }
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
