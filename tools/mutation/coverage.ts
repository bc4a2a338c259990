import { readFileSync } from "node:fs"
import { z } from "zod"
import type { Guard } from "./guards"

const line = z.object({
  testPath: z.string(),
  ms: z.number(),
  guards: z.array(z.number()),
})

/**
 * Reads what the tests recorded.
 * @returns for each guard the test files that execute it, the quickest first; all
 * files for a text of TypeScript
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
      .filter((test) => !isSql || test.guards.includes(id))
      .map(({ testPath }) => testPath)
  )
}
