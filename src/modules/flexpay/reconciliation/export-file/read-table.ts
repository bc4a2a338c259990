import { CsvError, parse } from "csv-parse"
import { ExportFileError } from "./export-file-error"

/** A row of the file. */
export interface Row {
  /** The line in which it begins, from 1. */
  line: number
  cells: string[]
}

const DELIMITERS = [";", ",", "\t", "|"] as const
/** Characters of the file that the delimiter is guessed from. */
const GUESS_LENGTH = 20_000
/** A title line above the table fills one cell only. */
const HEADER_CELLS_MIN = 2

/**
 * Reads a CSV file.
 *
 * @returns the titles of its columns, and the rows below, one after another
 * @throws ExportFileError
 */
export async function readTable(bytes: Uint8Array): Promise<{
  header: string[]
  rows: AsyncGenerator<Row>
}> {
  const rows = readRows(bytes)
  for (;;) {
    const next = await rows.next()
    if (next.done) {
      throw new ExportFileError("no_header")
    }
    const { cells } = next.value
    if (cells.filter((cell) => cell !== "").length >= HEADER_CELLS_MIN) {
      return { header: cells, rows }
    }
  }
}

/** The rows of a CSV file that are not empty, one after another. */
async function* readRows(bytes: Uint8Array): AsyncGenerator<Row> {
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
      const { lines } = error
      const line = typeof lines === "number" ? lines : null
      throw new ExportFileError("file_is_broken", line)
    }
    throw error
  }
}

/** Excel writes UTF-8 or UTF-16 with a byte order mark, or Windows-1252. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === undefined) {
    throw new ExportFileError("file_empty")
  }
  const isZip = first === 0x50 && second === 0x4b
  const isOle = first === 0xd0 && second === 0xcf
  if (isZip || isOle) {
    throw new ExportFileError("file_is_workbook")
  }
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder("utf-16le").decode(bytes)
  }
  if (bytes.includes(0)) {
    throw new ExportFileError("file_is_not_text")
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}

/** The delimiter that the first lines hold most often. */
function guessDelimiter(text: string): string {
  const beginning = text.slice(0, GUESS_LENGTH).replace(/"[^"]*"/g, "")
  const counts = DELIMITERS.map(
    (delimiter) => beginning.split(delimiter).length
  )
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ","
}
