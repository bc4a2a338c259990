import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Terminal } from "../terminal"
import { lineDiff } from "./line-diff"

/** A file before and after; null where it does not exist. */
export interface FileChange {
  file: string
  before: string | null
  after: string | null
}

export interface ChangeOptions {
  /** Writes without a question. */
  yes: boolean
  /** Shows the changes only. */
  dryRun: boolean
}

/** @param change returns the same text for no change */
export function planChange(
  file: string,
  change: (text: string | null) => string | null
): FileChange {
  const before = existsSync(file) ? readFileSync(file, "utf8") : null
  return { file, before, after: change(before) }
}

/**
 * Shows changes, and writes them if the user agrees.
 * @returns whether they were written
 */
export async function writeChanges(
  changes: FileChange[],
  { yes, dryRun }: ChangeOptions,
  terminal: Terminal
): Promise<boolean> {
  for (const { file, before, after } of changes) {
    terminal.print(
      `${path.basename(file)}\n\n${lineDiff(before ?? "", after ?? "")}\n`
    )
  }
  if (dryRun) {
    terminal.print("Nothing was written (--dry-run).")
    return false
  }
  if (!yes && !(await terminal.confirm("Write these changes?"))) {
    terminal.print("Nothing was written. To write without this question: --yes")
    return false
  }
  for (const { file, after } of changes) {
    if (after === null) {
      rmSync(file)
    } else {
      writeFileSync(file, after)
    }
  }
  return true
}
