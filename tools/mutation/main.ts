import assert from "node:assert/strict"
import { readFileSync, readdirSync } from "node:fs"
import path from "node:path"
import { stopAll } from "../../harness/cleanup"
import { openTestPostgres } from "../../harness/postgres/test-postgres"
import { Program } from "../../harness/program"
import { findSqlMutants } from "./sql-mutants"

const ROOT = path.resolve(__dirname, "../..")
const MODULE = "src/modules/flexpay"
const TESTS = "integration-tests/module"
const ENDING = ".module.spec.ts"
/** Explains the survivors. */
const EXPLANATIONS = path.join(ROOT, "docs/mutation.md")
const TIMEOUT_MS = 300_000
/** PostgreSQL's class of errors for invalid SQL. */
const NO_SQL = /\b42[0-9A-Z]{3}\b/

/**
 * Files and folders without mutants. Their SQL reads for lists, reports and the
 * status page, and moves no money; or it reads Medusa's tables, which module
 * tests lack: HTTP tests cover it.
 */
const SKIPPED =
  /^(?:migrations|models|reconciliation)\/|^(?:health\/(?:instance-heartbeat|metrics)|store\/(?:transaction-search|medusa-records|api-keys))\.ts$|__tests__/

/** Tests that cover a file's SQL: they run first, then all others. */
const LIKELY: Readonly<Record<string, string[]>> = {
  "store/check-lease.ts": ["recheck-claims", "leases", "checks", "crashes"],
  "store/guarded-writes.ts": ["checks", "leases", "order-numbers"],
  "store/transaction-store.ts": ["leases", "checks", "recheck-claims"],
  "store/states-sql.ts": ["states"],
  "transaction/transaction.ts": ["states"],
  "store/callback-inbox.ts": ["callback-inbox", "callbacks"],
  "store/order-numbers.ts": ["order-numbers"],
  "store/payment-lock.ts": ["payout-decisions", "payouts"],
  "payouts/payout-day-sum.ts": ["payout-limits", "payout-sums"],
  "store/sync-store.ts": [
    "session-money",
    "leases",
    "crashes",
    "recheck-claims",
  ],
  "store/timeline.ts": ["unreadable-answers", "callback-inbox"],
  "store/payment-store.ts": [
    "collection-payments",
    "held-collections",
    "session-money",
    "payment-requests",
    "push-limits",
  ],
  "store/payout-store.ts": ["payout-sums", "payouts", "payout-limits"],
  "store/push-limits.ts": ["push-limits", "payment-requests"],
  "store/database.ts": ["push-limits", "payout-limits"],
  "store/redaction.ts": ["redaction"],
  "store/personal-data.ts": ["redaction", "erasure", "personal-data"],
  "store/erasure.ts": ["erasure"],
  "store/missing-payouts.ts": ["missing-payouts"],
  "store/cart-leases.ts": ["cart-leases"],
  "health/job-runs.ts": ["recheck-claims"],
}

/** A file with guards in SQL, and the tests in the order of their runs. */
interface Target {
  name: string
  mutants: { name: string; file: string }[]
  tests: string[]
}

/** Every file of the module that holds SQL, so that a new one is included. */
function findTargets(): Target[] {
  const all = namesIn(TESTS, ENDING)
  return namesIn(MODULE, ".ts")
    .map((base) => `${base}.ts`)
    .filter((name) => !SKIPPED.test(name))
    .map((name) => {
      const file = path.join(ROOT, MODULE, name)
      const likely = (LIKELY[name] ?? []).filter((test) => all.includes(test))
      return {
        name,
        tests: [...new Set([...likely, ...all])],
        mutants: findSqlMutants(readFileSync(file, "utf8")).map((mutant) => ({
          ...mutant,
          file,
          name: `${name}, ${mutant.name}`,
        })),
      }
    })
    .filter(({ mutants }) => mutants.length > 0)
}

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(path.join(ROOT, folder), {
    encoding: "utf8",
    recursive: true,
  })
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
}

interface Fate {
  kind: "killed" | "survived" | "no SQL"
  /** The test file that failed, as in `LIKELY`, and the first test in it. */
  file?: string
  failedTest?: string
}

/**
 * Weakens the guards in the module's SQL, one at a time, and runs its tests on a
 * real PostgreSQL. Fails for a survivor that docs/mutation.md does not explain.
 * @param only beginnings of the names of guards to weaken, all without; `--list`
 * lists all guards
 */
async function main(only: readonly string[]): Promise<void> {
  if (only.includes("--list")) {
    for (const { name, mutants } of findTargets()) {
      console.log([name, ...mutants.map((one) => `  ${one.name}`)].join("\n"))
    }
    return
  }
  const explained = readFileSync(EXPLANATIONS, "utf8")
  const fates: Record<Fate["kind"], string[]> = {
    killed: [],
    survived: [],
    "no SQL": [],
  }
  await openTestPostgres()
  try {
    const targets = findTargets()
      .map((target) => ({
        ...target,
        mutants: target.mutants.filter(
          ({ name }) =>
            only.length === 0 || only.some((begin) => name.startsWith(begin))
        ),
      }))
      .filter(({ mutants }) => mutants.length > 0)
    const { kind, failedTest } = await run(namesIn(TESTS, ENDING))
    assert.equal(kind, "survived", `Fails without a change: ${failedTest}`)
    for (const { mutants, tests } of targets) {
      for (const mutant of mutants) {
        const { kind, failedTest = "" } = await fateOf(mutant, tests)
        console.log(`${kind.padEnd(8)}  ${mutant.name}  ${failedTest}`)
        fates[kind].push(mutant.name)
      }
    }
  } finally {
    await stopAll()
  }
  const { killed, survived } = fates
  const unexplained = survived.filter(
    (guard) => !explained.includes(`\`${guard}\``)
  )
  console.log(
    [
      "",
      `${killed.length} of ${killed.length + survived.length} killed, ${fates["no SQL"].length} made no SQL.`,
      `Survivors that docs/mutation.md does not explain: ${unexplained.length}`,
      ...unexplained,
    ].join("\n")
  )
  process.exitCode = unexplained.length ? 1 : 0
}

/**
 * Runs the first test file, and then all others until one fails. Moves that one
 * to the front: it often covers the next guard as well.
 */
async function fateOf(mutant: object, tests: string[]): Promise<Fate> {
  const [likely = "", ...rest] = tests
  const first = await run([likely], mutant)
  if (first.kind !== "survived") {
    return first
  }
  const fate = await run(rest, mutant)
  tests.sort((a, b) => Number(b === fate.file) - Number(a === fate.file))
  return fate
}

/** Runs module tests; a mutant that makes them hang counts as killed. */
async function run(tests: string[], mutant?: object): Promise<Fate> {
  const jest = Program.start(
    process.execPath,
    [
      require.resolve("jest/bin/jest"),
      ...["--config", path.join(__dirname, "jest.config.js")],
      ...["--silent", "--bail", "--maxWorkers=2"],
      ...["--runTestsByPath", ...tests.map(pathOf)],
    ],
    { cwd: ROOT, env: { MUTANT: JSON.stringify(mutant ?? null) } }
  )
  const code = await jest.ended(TIMEOUT_MS)
  const { output } = jest
  return code === 0
    ? { kind: "survived" }
    : {
        kind: NO_SQL.test(output) ? "no SQL" : "killed",
        file: tests.find((test) =>
          output.includes(`FAIL module ${pathOf(test)}`)
        ),
        failedTest: /● .*/.exec(output)?.[0],
      }
}

/** @param test as in `LIKELY` */
function pathOf(test: string): string {
  return `${TESTS}/${test}${ENDING}`
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
