import type ts from "typescript"
import { MARKER } from "./code"
import { findNodes, type ConfigFile } from "./config-file"

/** What items are added to and removed from. */
type List = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression

const MARKER_LINE = `${MARKER}\r?\n[ \t]*`
/** What stands before an item on lines of its own. */
const LEAD = new RegExp(`(?:\r?\n[ \t]*)?(?:${MARKER_LINE})?$`)
const MARKED = new RegExp(`${MARKER_LINE}$`)

interface Edit {
  from: number
  to: number
  text: string
}

/**
 * Adds an item at the end of an array or object, below the marker. All that is
 * there stays as it is; `removeItem` restores the text exactly.
 * @param code indented by two spaces, with double quotes
 * @returns the new text of the file
 */
export function insertItem(file: ConfigFile, list: List, code: string): string {
  const { ts, source } = file
  const { text } = source
  const items = itemsOf(file, list)
  const last = items.at(-1)
  const closing = lineIndent(text, list.getStart())
  const eol = eolOf(text)
  const unit = indentUnit(file)
  const indent =
    last && isFirstOnLine(text, last.getStart())
      ? lineIndent(text, last.getStart())
      : closing + unit
  const lines = [MARKER, ...inStyle(file, code, unit).split("\n")]
  const added = lines.map((line) => eol + indent + line).join("")

  if (!last) {
    const start = list.getStart() + 1
    const isBroken = text.slice(start, list.end).includes("\n")
    const end = isBroken ? "" : `,${eol}${closing}`
    return edited(text, [{ from: start, to: start, text: added + end }])
  }
  const comma = items.hasTrailingComma ? "," : ""
  const end = comma ? items.end : last.end
  const after = ts.getTrailingCommentRanges(text, end)?.at(-1)?.end ?? end
  return edited(text, [
    ...(comma ? [] : [{ from: last.end, to: last.end, text: "," }]),
    { from: after, to: after, text: added + comma },
  ])
}

/**
 * Removes an item of an array or object, with its marker and its comma.
 * @returns the new text of the file
 */
export function removeItem(file: ConfigFile, item: ts.Node): string {
  const { text } = file.source
  const list = listOf(file, item)
  if (!list) {
    throw new Error("Only an item of a list can be removed")
  }
  const items = itemsOf(file, list)
  const lead = LEAD.exec(text.slice(item.pos, item.getStart()))?.[0] ?? ""
  const from = item.getStart() - lead.length
  const comma = endOfComma(items, item)
  if (comma === null) {
    const isFirst = items[0] === item
    return edited(text, [
      // The comma of the item before.
      ...(isFirst ? [] : [{ from: item.pos - 1, to: item.pos, text: "" }]),
      { from, to: item.end, text: "" },
    ])
  }
  // An emptied list gets back on one line.
  const closing = eolOf(text) + lineIndent(text, list.getStart())
  const isEmptied = items.length === 1 && text.startsWith(closing, comma)
  const to = comma + (isEmptied ? closing.length : 0)
  return edited(text, [{ from, to, text: "" }])
}

/** The position behind an item's comma; null for an item without one. */
function endOfComma(
  items: ts.NodeArray<ts.Node>,
  item: ts.Node
): number | null {
  const next = items[items.indexOf(item) + 1]
  return next?.pos ?? (items.hasTrailingComma ? items.end : null)
}

/** Whether `init` has added a node. */
export function isMarked(file: ConfigFile, node: ts.Node): boolean {
  return MARKED.test(file.source.text.slice(node.pos, node.getStart()))
}

/** The array or object that a node is an item of. */
export function listOf({ ts }: ConfigFile, { parent }: ts.Node): List | null {
  return ts.isArrayLiteralExpression(parent) ||
    ts.isObjectLiteralExpression(parent)
    ? parent
    : null
}

export function itemsOf({ ts }: ConfigFile, list: List): ts.NodeArray<ts.Node> {
  return ts.isArrayLiteralExpression(list) ? list.elements : list.properties
}

function edited(text: string, edits: Edit[]): string {
  return edits.reduceRight(
    (rest, edit) => rest.slice(0, edit.from) + edit.text + rest.slice(edit.to),
    text
  )
}

function eolOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n"
}

function lineIndent(text: string, position: number): string {
  const start = text.lastIndexOf("\n", position - 1) + 1
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? ""
}

function isFirstOnLine(text: string, position: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(0, position))
}

/** The code as the file is written: its indentation, and its quotes. */
function inStyle(file: ConfigFile, code: string, unit: string): string {
  const literals = findNodes(file, file.ts.isStringLiteral)
  const single = literals.filter((node) => node.getText().startsWith("'"))
  const quoted =
    single.length > literals.length / 2 ? code.replaceAll('"', "'") : code
  return quoted.replace(/^(?: {2})+/gm, (spaces) =>
    unit.repeat(spaces.length / 2)
  )
}

/** The indentation of the first object that is written on several lines. */
function indentUnit(file: ConfigFile): string {
  const { text } = file.source
  for (const object of findNodes(file, file.ts.isObjectLiteralExpression)) {
    const [first] = object.properties
    const outer = lineIndent(text, object.getStart())
    const inner = first && lineIndent(text, first.getStart())
    if (inner !== undefined && inner.length > outer.length) {
      return inner.slice(outer.length)
    }
  }
  return "  "
}
