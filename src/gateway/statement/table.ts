import { CsvError, parse } from "csv-parse"
import type { StatementProblem, StatementProblemCode } from "./types"

/** A row of the file, and in which line it begins. */
export interface Row {
  line: number
  cells: string[]
}

/** Why a whole file can't be read. */
export class StatementFileError extends Error {
  constructor(
    readonly code: StatementProblemCode,
    readonly line: number | null = null
  ) {
    super(`The statement can't be read: ${code}`)
  }

  get problem(): StatementProblem {
    return { code: this.code, line: this.line, column: null, value: null }
  }
}

const DELIMITERS = [";", ",", "\t", "|"] as const
const BROWSED_SIGNS = 20_000

/**
 * The rows of a CSV file, one after another, without the empty ones. Its
 * separator is the one of which its first lines hold most.
 * @throws StatementFileError
 */
export async function* readRows(bytes: Uint8Array): AsyncGenerator<Row> {
  const text = decode(bytes)
  const parser = parse(text, {
    bom: true,
    delimiter: guessDelimiter(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  })
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (record.some((cell) => cell !== "")) {
        yield { line: info.lines, cells: record }
      }
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw new StatementFileError("file_is_broken", lineOf(error))
    }
    throw error
  }
}

/** Excel writes UTF-8 with a mark, UTF-16 with another, or Windows' letters. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === undefined) {
    throw new StatementFileError("file_empty")
  }
  if (first === 0x50 && second === 0x4b) {
    throw new StatementFileError("file_is_workbook")
  }
  if (first === 0xd0 && second === 0xcf) {
    throw new StatementFileError("file_is_workbook")
  }
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder("utf-16le").decode(bytes)
  }
  if (bytes.includes(0)) {
    throw new StatementFileError("file_is_not_text")
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}

function guessDelimiter(text: string): string {
  const browsed = text.slice(0, BROWSED_SIGNS).replace(/"[^"]*"/g, "")
  const counts = DELIMITERS.map((sign) => browsed.split(sign).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ","
}

function lineOf(error: CsvError): number | null {
  return typeof error.lines === "number" ? error.lines : null
}
