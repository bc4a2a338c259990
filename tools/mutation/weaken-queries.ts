// In each test file: records the guards in its queries, or repeats its tests with
// one guard weakened after the other, as the plan says (`Plan` in run-tests.ts).
import { appendFileSync, readFileSync } from "node:fs"
import { z } from "zod"
import { Database } from "../../src/modules/flexpay/store/database"
import { findGuards, weaken, weakening } from "./guards"
import type { Weakening } from "./guards"

const planSchema = z.object({
  coverage: z.string().optional(),
  guards: z.record(z.string(), z.array(weakening)).optional(),
})

const { rows } = Database.prototype
const { testPath = "" } = expect.getState()
const plan = planSchema.parse(
  JSON.parse(readFileSync(process.env.PLAN ?? "", "utf8"))
)
if (plan.coverage) {
  recordCoverage(plan.coverage)
}
if (plan.guards) {
  repeat(plan.guards[testPath] ?? [])
}

/** @param file takes a line of JSON */
function recordCoverage(file: string): void {
  const begin = Date.now()
  const guards = new Set<number>()
  Database.prototype.rows = function (query) {
    findGuards(query.text).forEach((id) => guards.add(id))
    return rows.call(this, query) as never
  }
  afterAll(() => {
    const line = { testPath, ms: Date.now() - begin, guards: [...guards] }
    appendFileSync(file, `${JSON.stringify(line)}\n`)
  })
}

/** Makes each outer describe() one for each guard, which is weakened in it. */
function repeat(guards: readonly Weakening[]): void {
  const original = globalThis.describe
  const describeAll = (name: string, describeTests: () => void) => {
    globalThis.describe = original
    for (const guard of guards) {
      original(`${name} #${guard.id}`, () => {
        beforeAll(() => {
          Database.prototype.rows = function ({ values, text }) {
            const query = { values, text: weaken(text, guard) }
            return rows.call(this, query) as never
          }
        })
        describeTests()
      })
    }
    globalThis.describe = describeAll as typeof original
  }
  globalThis.describe = describeAll as typeof original
}
