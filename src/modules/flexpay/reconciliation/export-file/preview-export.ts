import { maskText } from "../../../../gateway"
import { guessColumns, guessPaid } from "./guess-columns"
import { readTable } from "./read-table"
import type { ExportColumn, ExportMapping } from "./types"

const SAMPLES_MAX = 3
/** A status column has fewer values than this. */
const VALUES_MAX = 12

/** The columns of a file, for an operator to say what each holds. */
export interface ExportPreview {
  header: string[]
  columns: ExportColumn[]
  /** What the titles and values suggest. */
  mapping: ExportMapping
}

/**
 * Reads the columns of an export file.
 *
 * @throws ExportFileError
 */
export async function previewExport(bytes: Uint8Array): Promise<ExportPreview> {
  const { header, rows } = await readTable(bytes)
  const values = header.map(() => new Set<string>())
  const samples = header.map((): string[] => [])
  for await (const { cells } of rows) {
    header.forEach((_, index) => {
      const cell = maskText(cells[index] ?? "")
      if (cell && samples[index] && samples[index].length < SAMPLES_MAX) {
        samples[index].push(cell)
      }
      if (cell && values[index] && values[index].size <= VALUES_MAX) {
        values[index].add(cell)
      }
    })
  }
  const columns = header.map((title, index) => ({
    title: maskText(title),
    samples: samples[index] ?? [],
    values:
      values[index] && values[index].size <= VALUES_MAX
        ? [...values[index]]
        : null,
  }))
  const guess = guessColumns(header)
  const statuses = columns[guess.status ?? -1]?.values ?? []
  return {
    header: header.map((title) => maskText(title)),
    columns,
    mapping: {
      columns: guess,
      currency_code: null,
      paid_by_status: Object.fromEntries(
        statuses.map((status) => [status, guessPaid(status)])
      ),
    },
  }
}
