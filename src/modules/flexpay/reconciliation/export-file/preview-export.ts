import { maskText } from "../../../../gateway"
import { OrderNumberCount, guessColumns, guessPaid } from "./guess-columns"
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
  const read = header.map((title) => ({
    title: maskText(title),
    samples: [] as string[],
    values: new Set<string>(),
    orderNumbers: new OrderNumberCount(),
  }))
  for await (const { cells } of rows) {
    for (const [index, { samples, values, orderNumbers }] of read.entries()) {
      orderNumbers.add(cells[index] ?? "")
      const cell = maskText(cells[index] ?? "")
      if (cell && samples.length < SAMPLES_MAX) {
        samples.push(cell)
      }
      if (cell && values.size <= VALUES_MAX) {
        values.add(cell)
      }
    }
  }
  const columns = read.map(({ title, samples, values }) => ({
    title,
    samples,
    values: values.size <= VALUES_MAX ? [...values] : null,
  }))
  const guess = guessColumns(
    header,
    read.flatMap(({ orderNumbers }, index) =>
      orderNumbers.isMajority ? [index] : []
    )
  )
  const statuses = columns[guess.status ?? -1]?.values ?? []
  return {
    header: columns.map(({ title }) => title),
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
