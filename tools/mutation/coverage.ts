import { readFileSync } from "node:fs"
import { z } from "zod"

/** A marked guard in SQL. */
export const MARKER = /\/\*guard (\d+)\*\//g

/** A change of a source file. */
export interface Change {
  file: string
  start: number
  end: number
  replacement: string
}

/** A guard without coverage of its own is run by all tests. */
export interface Guard extends Change {
  name: string
  /** Whether it is SQL, and not a text that TypeScript compares, too. */
  isSql: boolean
}

/** Comments in SQL that name each guard, by its index. They change nothing. */
export function markersOf(guards: readonly Guard[]): Change[] {
  return guards.flatMap(({ file, end, isSql }, id) =>
    isSql ? [{ file, start: end, end, replacement: ` /*guard ${id}*/` }] : []
  )
}

const line = z.object({
  testPath: z.string(),
  ms: z.number(),
  guards: z.array(z.number()),
})

/**
 * Reads what the tests recorded.
 * @returns for each guard the test files that run it, the quickest first
 */
export function readCoverage(
  file: string,
  guards: readonly Guard[]
): string[][] {
  const tests = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((text) => line.parse(JSON.parse(text)))
    .sort((a, b) => a.ms - b.ms)
  return guards.map(({ isSql }, id) =>
    tests
      .filter(({ guards }) => !isSql || guards.includes(id))
      .map(({ testPath }) => testPath)
  )
}
