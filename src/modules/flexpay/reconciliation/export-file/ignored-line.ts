import { maskText } from "../../../../gateway"
import type { Row } from "./read-table"
import type { ExportMapping, IgnoredLine, IgnoredLines } from "./types"

/** Ignored lines that are named; the rest are counted. */
const NAMED_MAX = 20
const TEXT_LENGTH_MAX = 200

const ACCENTS = /\p{M}/gu
/** How a line of sums begins: "TOTAL", "Totaux CDF", "Sous-total :", "Grand total". */
const TOTAL =
  /^\W*(?:(?:grand|sous|sub)[\s-]*)?tota(?:ls?|ux)(?![\p{L}\p{N}])/iu

/** Whether a row is no transaction: it has no key, one cell only, or holds a total. */
export function isNoTransaction(
  { cells }: Row,
  { columns }: ExportMapping
): boolean {
  const keys = [columns.order_number, columns.reference]
    .map((index) => cells[index ?? -1] ?? "")
    .filter((key) => key !== "")
  return (
    keys.length === 0 ||
    keys.some(isTotal) ||
    cells.filter((cell) => cell !== "").length === 1
  )
}

/** Counts an ignored row, and names it if it is one of the first. */
export function ignore(ignored: IgnoredLines, row: Row): void {
  ignored.count += 1
  if (ignored.first.length < NAMED_MAX) {
    ignored.first.push(describe(row))
  }
}

function describe({ line, cells }: Row): IgnoredLine {
  const text = cells.filter((cell) => cell !== "").join(" · ")
  return { line, text: maskText(text).slice(0, TEXT_LENGTH_MAX) }
}

function isTotal(key: string): boolean {
  return TOTAL.test(key.normalize("NFD").replace(ACCENTS, ""))
}
