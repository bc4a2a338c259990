// Records which marked guards the SQL of a test file contains, and how long the
// file took. COVERAGE is the file to which a line of JSON is appended.
import { appendFileSync } from "node:fs"
import { Database } from "../../src/modules/flexpay/store/database"
import { MARKER } from "./coverage"

const { COVERAGE } = process.env
const { rows } = Database.prototype
const guards = new Set<number>()
const begin = Date.now()

Database.prototype.rows = function (query) {
  for (const [, id] of query.text.matchAll(MARKER)) {
    guards.add(Number(id))
  }
  return rows.call(this, query) as never
}

afterAll(() => {
  const { testPath } = expect.getState()
  const line = { testPath, ms: Date.now() - begin, guards: [...guards] }
  appendFileSync(COVERAGE ?? "", `${JSON.stringify(line)}\n`)
})
