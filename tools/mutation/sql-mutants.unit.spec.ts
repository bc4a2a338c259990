import { findSqlMutants } from "./sql-mutants"

/** What this SQL becomes by each of its mutants. */
function mutations(sql: string): string[] {
  const source = `const it = \`${sql}\``
  return findSqlMutants(source).map(({ start, end, replacement }) =>
    (source.slice(0, start) + replacement + source.slice(end)).slice(12, -1)
  )
}

it("leaves out one condition at a time, and keeps its parameters", () => {
  expect(
    mutations("UPDATE t SET a = ? WHERE id = ? AND b <> 'x AND y' RETURNING *")
  ).toEqual([
    "UPDATE t SET a = ? WHERE (id = ? OR true) AND b <> 'x AND y' RETURNING *",
    "UPDATE t SET a = ? WHERE id = ? AND (b <> 'x AND y' OR true) RETURNING *",
  ])
})

it("leaves out an alternative by making it false", () => {
  expect(mutations("a = 1 OR b = 2 AND c = 3")).toEqual([
    "(a = 1 AND false) OR b = 2 AND c = 3",
    "a = 1 OR (b = 2 OR true) AND c = 3",
    "a = 1 OR b = 2 AND (c = 3 OR true)",
  ])
})

it("enters parentheses, and keeps interpolations whole", () => {
  expect(mutations("NOT ${A} AND (c = f(1, 2) OR d = 2)")).toEqual([
    "(NOT ${A} OR true) AND (c = f(1, 2) OR d = 2)",
    "NOT ${A} AND ((c = f(1, 2) OR d = 2) OR true)",
    "NOT ${A} AND ((c = f(1, 2) AND false) OR d = 2)",
    "NOT ${A} AND (c = f(1, 2) OR (d = 2 AND false))",
  ])
})

it("enters the branches of a CASE", () => {
  expect(
    mutations("SELECT 1 WHERE CASE WHEN a THEN b AND c ELSE d END LIMIT 1")
  ).toEqual([
    "SELECT 1 WHERE CASE WHEN (a OR true) THEN b AND c ELSE d END LIMIT 1",
    "SELECT 1 WHERE CASE WHEN a THEN (b OR true) AND c ELSE d END LIMIT 1",
    "SELECT 1 WHERE CASE WHEN a THEN b AND (c OR true) ELSE d END LIMIT 1",
  ])
})

it("leaves out locks, and takes the later time for the earlier", () => {
  expect(mutations("SELECT LEAST(a, b) FROM t FOR UPDATE SKIP LOCKED")).toEqual(
    [
      "SELECT GREATEST(a, b) FROM t FOR UPDATE SKIP LOCKED",
      "SELECT LEAST(a, b) FROM t ",
    ]
  )
})

it("leaves out each state of a list", () => {
  expect(mutations("SELECT a NOT IN ('draft', 'deferred')")).toEqual([
    "SELECT a NOT IN ('-', 'deferred')",
    "SELECT a NOT IN ('draft', '-')",
  ])
})

it("leaves out each state of a list in TypeScript", () => {
  const source = `const OPEN_STATES = ["a", "b"] as const\nconst OTHERS = ["c"]`

  expect(findSqlMutants(source)).toMatchObject([
    { name: "OPEN_STATES: a", replacement: '"-"' },
    { name: "OPEN_STATES: b", replacement: '"-"' },
  ])
})

it("leaves out a named lock, and keeps its value", () => {
  expect(
    mutations("SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))")
  ).toEqual(["SELECT ${name}::text"])
})

it("skips soft deletion, and text that is no SQL", () => {
  expect(mutations("SELECT 1 FROM t AS a WHERE a.deleted_at IS NULL")).toEqual(
    []
  )
  expect(mutations("Wait (for it) and see")).toEqual([])
})

it("names each mutant by the constant or the function that it is in", () => {
  const source = `
    const A = "b = 1 AND c = 2"
    class D { async e() { const f = await this.g(\`h = ?
      AND i = ? AND h = ?\`, []) } }`

  expect(findSqlMutants(source).map(({ name }) => name)).toEqual([
    "A: b = 1",
    "A: c = 2",
    "e: h = ?",
    "e: i = ?",
    "e: h = ? (2)",
  ])
})
