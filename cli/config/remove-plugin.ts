import type ts from "typescript"
import { MARKER, PLUGIN, PROVIDER } from "./code"
import {
  findNodes,
  parseConfig,
  UnclearConfigError,
  type ConfigFile,
  type TypeScript,
} from "./config-file"
import { isMarked, itemsOf, listOf, removeItem } from "./edit-list"

const LONE_MARKER = new RegExp(`^[ \t]*${MARKER}\r?\n`, "gm")

/**
 * Removes the plugin and its payment provider from a medusa-config. Undoes
 * `addPlugin` exactly where nothing else has changed.
 * @returns the new text; the same one when neither is there
 * @throws UnclearConfigError when the configuration has to be edited by hand
 */
export function removePlugin(ts: TypeScript, text: string): string {
  return [PROVIDER, PLUGIN]
    .reduce((rest, name) => removeEntry(parseConfig(ts, rest), name), text)
    .replace(LONE_MARKER, "")
}

function removeEntry(file: ConfigFile, name: string): string {
  const [entry, ...more] = findNodes(file, file.ts.isStringLiteralLike)
    .filter(({ text }) => text === name)
    .map((literal) => entryOf(file, literal))
  if (entry === undefined) {
    return file.source.text
  }
  if (entry === null || more.length > 0) {
    throw new UnclearConfigError(
      `medusa-config names ${name} in a way that this command can't edit.`
    )
  }
  return removeItem(file, addedWith(file, entry))
}

/** The entry of an array that resolves a package: its name, or an object. */
function entryOf(
  { ts }: ConfigFile,
  literal: ts.StringLiteralLike
): ts.Node | null {
  const { parent } = literal
  const entry =
    ts.isPropertyAssignment(parent) && parent.name.getText() === "resolve"
      ? parent.parent
      : literal
  return ts.isArrayLiteralExpression(entry.parent) ? entry : null
}

/** What `init` has added with an entry: the entry, or what holds nothing else. */
function addedWith(file: ConfigFile, entry: ts.Node): ts.Node {
  for (
    let node: ts.Node | null = entry;
    node !== null;
    node = holderOf(file, node)
  ) {
    if (isMarked(file, node)) {
      return node
    }
  }
  return entry
}

/** The item of an outer list that holds nothing but this item. */
function holderOf(file: ConfigFile, item: ts.Node): ts.Node | null {
  const { ts } = file
  const list = listOf(file, item)
  const siblings = list
    ? itemsOf(file, list).filter((each) => each !== item)
    : []
  const isAlone = siblings.every(
    (other) =>
      ts.isPropertyAssignment(other) && other.name.getText() === "resolve"
  )
  if (!list || !isAlone) {
    return null
  }
  const holder = ts.isPropertyAssignment(list.parent) ? list.parent : list
  return listOf(file, holder) && holder
}
