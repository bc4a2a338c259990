import { maskText } from "../masking"
import {
  readStatementAmount,
  readStatementCurrency,
  readStatementDay,
} from "./cells"
import { guessColumns, guessPaid } from "./columns"
import { readRows, StatementFileError } from "./table"
import type { Row } from "./table"
import type {
  StatementColumn,
  StatementField,
  StatementLine,
  StatementMapping,
  StatementProblem,
} from "./types"

const SAMPLES = 3
const WORDS_MAX = 12
/** Problems that are told at once: the rest are most often the same. */
const PROBLEMS_MAX = 20
/** A title line above the table fills one cell. */
const HEADER_CELLS_MIN = 2

/** What a file looks like, for a person to say which column holds what. */
export interface StatementPreview {
  header: string[]
  columns: StatementColumn[]
  mapping: StatementMapping
}

/**
 * Looks at a file's first lines.
 * @throws StatementFileError when it is none that can be read
 */
export async function previewStatement(
  bytes: Uint8Array
): Promise<StatementPreview> {
  const { header, rows } = await readTable(bytes)
  const seen = header.map(() => new Set<string>())
  const samples = header.map((): string[] => [])
  for await (const { cells } of rows) {
    header.forEach((_, place) => {
      const cell = maskText(cells[place] ?? "")
      if (cell && samples[place] && samples[place].length < SAMPLES) {
        samples[place].push(cell)
      }
      if (cell && seen[place] && seen[place].size <= WORDS_MAX) {
        seen[place].add(cell)
      }
    })
  }
  const columns = header.map((title, place) => ({
    title: maskText(title),
    samples: samples[place] ?? [],
    words:
      seen[place] && seen[place].size <= WORDS_MAX ? [...seen[place]] : null,
  }))
  const guess = guessColumns(header)
  const words = columns[guess.status ?? -1]?.words ?? []
  return {
    header: header.map((title) => maskText(title)),
    columns,
    mapping: {
      columns: guess,
      currency_code: null,
      words: Object.fromEntries(words.map((word) => [word, guessPaid(word)])),
    },
  }
}

/**
 * Reads a file's lines, and hands them on in batches, so that a large file is
 * never in memory as lines.
 * @param timeZone by whose clock moments are dated
 * @returns what can't be read: then nothing of the file may count
 * @throws StatementFileError when it is none that can be read
 */
export async function readStatement(
  bytes: Uint8Array,
  mapping: StatementMapping,
  {
    timeZone,
    batch,
    onLines,
  }: {
    timeZone: string
    batch: number
    onLines: (lines: StatementLine[]) => Promise<void>
  }
): Promise<StatementProblem[]> {
  const { header, rows } = await readTable(bytes)
  const missing = missingColumns(mapping, header)
  if (missing.length) {
    return missing
  }
  const problems: StatementProblem[] = []
  let lines: StatementLine[] = []
  let count = 0
  for await (const row of rows) {
    const read = readLine(row, { header, mapping, timeZone })
    count++
    if ("code" in read) {
      problems.push(read)
      if (problems.length >= PROBLEMS_MAX) {
        return problems
      }
    } else {
      lines.push(read)
    }
    if (lines.length >= batch) {
      await onLines(lines)
      lines = []
    }
  }
  if (count === 0) {
    throw new StatementFileError("no_lines")
  }
  await onLines(lines)
  return problems
}

async function readTable(bytes: Uint8Array): Promise<{
  header: string[]
  rows: AsyncGenerator<Row>
}> {
  const rows = readRows(bytes)
  for (;;) {
    const next = await rows.next()
    if (next.done) {
      throw new StatementFileError("no_header")
    }
    const { cells } = next.value
    if (cells.filter((cell) => cell !== "").length >= HEADER_CELLS_MIN) {
      return { header: cells, rows }
    }
  }
}

function missingColumns(
  { columns, currency_code }: StatementMapping,
  header: string[]
): StatementProblem[] {
  const lacks = (field: StatementField) =>
    columns[field] === undefined || columns[field] >= header.length
  const missing: StatementField[] = [
    ...(lacks("amount") ? (["amount"] as const) : []),
    ...(lacks("order_number") && lacks("reference")
      ? (["order_number"] as const)
      : []),
    ...(lacks("currency") && currency_code === null
      ? (["currency"] as const)
      : []),
  ]
  return missing.map((column) => ({
    code: "column_missing",
    line: null,
    column,
    value: null,
  }))
}

function readLine(
  { line, cells }: Row,
  {
    header,
    mapping,
    timeZone,
  }: { header: string[]; mapping: StatementMapping; timeZone: string }
): StatementLine | StatementProblem {
  const { columns } = mapping
  const cell = (field: StatementField) => {
    const place = columns[field]
    return place === undefined ? null : (cells[place] ?? "")
  }
  const problem = (
    code: StatementProblem["code"],
    field: StatementField
  ): StatementProblem => ({
    code,
    line,
    column: maskText(header[columns[field] ?? -1] ?? field),
    value: maskText(cell(field) ?? "").slice(0, 60),
  })

  const order_number = cell("order_number") || null
  const reference = cell("reference") || null
  if (!order_number && !reference) {
    return problem(
      "key_missing",
      columns.order_number === undefined ? "reference" : "order_number"
    )
  }
  const amount = readStatementAmount(cell("amount") ?? "")
  if (amount === null) {
    return problem("amount_unreadable", "amount")
  }
  const currency = cell("currency")
  const currency_code =
    currency === null ? mapping.currency_code : readStatementCurrency(currency)
  if (currency_code === null) {
    return problem("currency_unknown", "currency")
  }
  const date = cell("date")
  const day = date === null ? null : readStatementDay(date, timeZone)
  if (date !== null && day === null) {
    return problem("date_unreadable", "date")
  }
  const status = cell("status")
  const word = maskText(status ?? "")
  const paid =
    status === null ||
    (Object.hasOwn(mapping.words, word) ? mapping.words[word] : undefined)
  return paid === undefined
    ? problem("status_unknown", "status")
    : { line, order_number, reference, amount, currency_code, paid, day }
}
