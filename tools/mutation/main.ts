import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { stopAll } from "../../harness/cleanup"
import { openTestPostgres } from "../../harness/postgres/test-postgres"
import { Program } from "../../harness/program"
import { markersOf, readCoverage } from "./coverage"
import type { Change, Guard } from "./coverage"
import { findSqlMutants } from "./sql-mutants"

const ROOT = path.resolve(__dirname, "../..")
const MODULE = "src/modules/flexpay"
const TESTS = "integration-tests/module"
/** Explains the survivors. */
const EXPLANATIONS = path.join(ROOT, "docs/mutation.md")
const TIMEOUT_MS = 900_000
/** PostgreSQL's class of errors for invalid SQL. */
const NO_SQL = /\b42[0-9A-Z]{3}\b/

/**
 * Files and folders without mutants. Their SQL reads for lists, reports and the
 * status page, and moves no money; or it reads Medusa's tables, which module
 * tests lack: HTTP tests cover it.
 */
const SKIPPED =
  /^(?:migrations|models|reconciliation)\/|^(?:health\/(?:instance-heartbeat|metrics)|store\/(?:transaction-search|medusa-records|api-keys))\.ts$|__tests__/

/** The guards in each file of the module, so that a new file is included. */
function findGuards(): Guard[] {
  return filesIn(MODULE, ".ts")
    .filter(
      (file) => !SKIPPED.test(path.relative(path.join(ROOT, MODULE), file))
    )
    .flatMap((file) =>
      findSqlMutants(readFileSync(file, "utf8")).map((mutant) => ({
        ...mutant,
        file,
        name: `${path.relative(path.join(ROOT, MODULE), file)}, ${mutant.name}`,
      }))
    )
}

/** @returns absolute paths */
function filesIn(folder: string, ending: string): string[] {
  return readdirSync(path.join(ROOT, folder), {
    encoding: "utf8",
    recursive: true,
  })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(ROOT, folder, name))
}

type Fate = "killed" | "survived" | "no SQL" | "timeout"

/**
 * Weakens the guards in the module's SQL, one at a time, and runs the tests that
 * execute them on a real PostgreSQL. Fails for a survivor that docs/mutation.md
 * does not explain.
 * @param only beginnings of the names of guards to weaken, all without; `--list`
 * lists all guards
 */
async function main(only: readonly string[]): Promise<void> {
  const guards = findGuards()
  if (only.includes("--list")) {
    console.log(guards.map(({ name }) => name).join("\n"))
    return
  }
  const survivors: string[] = []
  const counts: Record<Fate, number> = {
    killed: 0,
    survived: 0,
    "no SQL": 0,
    timeout: 0,
  }
  await openTestPostgres()
  try {
    const tests = await coverageOf(guards)
    for (const [index, guard] of guards.entries()) {
      if (only.length && !only.some((begin) => guard.name.startsWith(begin))) {
        continue
      }
      const { fate, remark } = await weaken(guard, tests[index] ?? [])
      console.log(`${fate.padEnd(8)}  ${guard.name}  ${remark}`)
      counts[fate] += 1
      if (fate === "survived") {
        survivors.push(guard.name)
      }
    }
  } finally {
    await stopAll()
  }
  const explained = readFileSync(EXPLANATIONS, "utf8")
  const unexplained = survivors.filter(
    (name) => !explained.includes(`\`${name}\``)
  )
  console.log(
    [
      "",
      ...Object.entries(counts).map(([fate, count]) => `${fate}: ${count}`),
      `Survivors that docs/mutation.md does not explain: ${unexplained.length}`,
      ...unexplained,
    ].join("\n")
  )
  process.exitCode = unexplained.length ? 1 : 0
}

/**
 * Runs all module tests once without a change.
 * @returns for each guard the test files that execute it, the quickest first
 */
async function coverageOf(guards: readonly Guard[]): Promise<string[][]> {
  const folder = mkdtempSync(path.join(tmpdir(), "flexpay-mutation-"))
  const coverage = path.join(folder, "coverage.jsonl")
  try {
    const { code, output } = await run(
      filesIn(TESTS, ".module.spec.ts"),
      markersOf(guards),
      coverage
    )
    assert.equal(code, 0, `Tests fail without a change:\n${output}`)
    return readCoverage(coverage, guards)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Runs the tests of one weakened guard until one fails.
 * @param tests those that execute it
 */
async function weaken(
  guard: Guard,
  tests: string[]
): Promise<{ fate: Fate; remark: string }> {
  if (!tests.length) {
    return { fate: "survived", remark: "no test executes it" }
  }
  const { code, output } = await run(byLastKill(tests), [guard])
  if (code === 0) {
    return { fate: "survived", remark: `${tests.length} test files` }
  }
  const failedFile = tests.find((test) =>
    output.includes(`FAIL module ${path.relative(ROOT, test)}`)
  )
  if (failedFile) {
    kills.push(failedFile)
  }
  return {
    fate: code === null ? "timeout" : NO_SQL.test(output) ? "no SQL" : "killed",
    remark: /● .*/.exec(output)?.[0] ?? "",
  }
}

/** Test files that failed, the last one at the end. */
const kills: string[] = []

/** The test file that failed last often covers the next guard as well. */
function byLastKill(tests: readonly string[]): string[] {
  return [...tests].sort((a, b) => kills.lastIndexOf(b) - kills.lastIndexOf(a))
}

/** @returns Jest's exit code; null when it took too long */
async function run(
  tests: readonly string[],
  changes: readonly Change[],
  coverage?: string
): Promise<{ code: number | null; output: string }> {
  const jest = Program.start(
    process.execPath,
    [
      require.resolve("jest/bin/jest"),
      ...["--config", path.join(__dirname, "jest.config.js")],
      ...["--silent", "--bail", "--maxWorkers=2"],
      ...["--runTestsByPath", ...tests],
    ],
    {
      cwd: ROOT,
      env: {
        CHANGES: JSON.stringify(changes),
        TESTS: JSON.stringify(tests),
        COVERAGE: coverage,
      },
    }
  )
  const code = await jest.ended(TIMEOUT_MS)
  return { code, output: jest.output }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
