import assert from "node:assert/strict"
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { stopAll } from "../../harness/cleanup"
import { openTestPostgres } from "../../harness/postgres/test-postgres"
import { readCoverage } from "./coverage"
import { markersOf } from "./guards"
import type { Guard } from "./guards"
import { runTests } from "./run-tests"
import { findSqlMutants } from "./sql-mutants"
import { weakenQueries, weakenTexts } from "./weaken-guards"
import type { Fate } from "./weaken-guards"

const ROOT = path.resolve(__dirname, "../..")
const MODULE = "src/modules/flexpay"
const TESTS = "integration-tests/module"
/** Explains the survivors. */
const EXPLANATIONS = path.join(ROOT, "docs/mutation.md")

/**
 * Files and folders without mutants. Their SQL reads for lists, reports and the
 * status page, and moves no money; or it reads Medusa's tables, which module
 * tests lack: HTTP tests cover it.
 */
const SKIPPED =
  /^(?:migrations|models|networks|reconciliation)\/|^(?:health\/(?:instance-heartbeat|metrics)|store\/(?:transaction-search|medusa-records|purchases|api-keys))\.ts$|__tests__/

/** The guards in each file of the module, so that a new file is included. */
function findAllGuards(): Guard[] {
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

/**
 * Weakens the guards in the module's SQL, one at a time, and runs the tests that
 * execute them on a real PostgreSQL. Fails for a survivor that docs/mutation.md
 * does not explain.
 * @param only beginnings of the names of guards to weaken, all without; `--list`
 * lists all guards
 */
async function main(only: readonly string[]): Promise<void> {
  const guards = findAllGuards()
  if (only.includes("--list")) {
    console.log(guards.map(({ name }) => name).join("\n"))
    return
  }
  await openTestPostgres()
  const folder = mkdtempSync(path.join(tmpdir(), "flexpay-mutation-"))
  const fates = new Map<string, Fate>()
  const record = (guard: Guard, fate: Fate, remark: string) => {
    console.log(`${fate.padEnd(8)}  ${guard.name}  ${remark}`)
    fates.set(guard.name, fate)
  }
  try {
    const coverage = await findCoverage(guards, folder)
    const trials = guards.flatMap((guard, id) =>
      only.length && !only.some((begin) => guard.name.startsWith(begin))
        ? []
        : [{ guard, id, tests: coverage[id] ?? [] }]
    )
    for (const { guard } of trials.filter(({ tests }) => !tests.length)) {
      record(guard, "survived", "no test executes it")
    }
    const executed = trials.filter(({ tests }) => tests.length)
    const isSql = ({ guard }: { guard: Guard }) => guard.isSql
    await weakenQueries(executed.filter(isSql), { guards, folder }, record)
    const texts = executed.filter((trial) => !isSql(trial))
    await weakenTexts(texts, folder, record)
  } finally {
    rmSync(folder, { recursive: true })
    await stopAll()
  }
  report(fates)
}

function report(fates: ReadonlyMap<string, Fate>): void {
  const explained = readFileSync(EXPLANATIONS, "utf8")
  const all = [...fates]
  const unexplained = all.flatMap(([name, fate]) =>
    fate === "survived" && !explained.includes(`\`${name}\``) ? [name] : []
  )
  const counts = (["killed", "survived", "no SQL"] as const).map(
    (kind) => `${kind}: ${all.filter(([, fate]) => fate === kind).length}`
  )
  console.log(
    [
      "",
      ...counts,
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
async function findCoverage(
  guards: readonly Guard[],
  folder: string
): Promise<string[][]> {
  const coverage = path.join(folder, "coverage.jsonl")
  const results = await runTests(
    {
      tests: filesIn(TESTS, ".module.spec.ts"),
      changes: markersOf(guards),
      coverage,
    },
    folder
  )
  const failed = results.find(({ failure }) => failure !== null)
  assert(!failed, `Fails without a change: ${failed?.title}`)
  return readCoverage(coverage, guards)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
