import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { readFileSync, readdirSync } from "node:fs"
import path from "node:path"
import { text } from "node:stream/consumers"
import { stopAll } from "../../integration-tests/setup/running"
import { openTestPostgres } from "../../integration-tests/setup/test-postgres"
import { findSqlMutants } from "./sql-mutants"

const ROOT = path.resolve(__dirname, "../..")
const LEDGER = "src/modules/flexpay"
/** Who explains the survivors. */
const EXPLANATIONS = path.join(ROOT, "docs/mutation.md")
const TIMEOUT_MS = 300_000
/** PostgreSQL's class of errors for statements that make no sense. */
const NO_SQL = /\b42[0-9A-Z]{3}\b/

/**
 * Their SQL reads for lists, reports and the status page, and moves no money; or
 * it reads Medusa's tables, which the ledger's tests lack: HTTP tests hold it.
 */
const NOT_LOOKED_AT: readonly string[] = [
  "health.ts",
  "instances.ts",
  "ledger-search.ts",
  "medusa-records.ts",
  "pulse.ts",
]

/**
 * Tests that hold a file's statements beside the one of its own name. They are
 * tried first, and then all the others.
 */
const LIKELY: Readonly<Record<string, string[]>> = {
  "ledger.ts": [
    "claims",
    "receiving",
    "confirming",
    "attempts",
    "session-money",
    "payout-limits",
    "retention",
    "rechecks",
    "crashes",
  ],
  "callbacks.ts": ["receiving"],
  "holds.ts": ["held-money", "attempts"],
  "payment-lock.ts": ["payout-decisions", "payouts"],
  "payout-day-sum.ts": ["payout-limits", "payout-sums"],
  "sync-store.ts": ["session-money", "claims", "crashes", "rechecks"],
  "timeline.ts": ["unreadable", "receiving"],
  "payment-ledger.ts": [
    "attempts",
    "held-money",
    "session-money",
    "requests",
    "limits",
  ],
  "payout-ledger.ts": ["payout-sums", "payouts", "payout-limits"],
  "limits.ts": ["limits", "requests"],
  "jobs.ts": ["rechecks"],
}

/** A file with guarded statements, and the tests in the order they are tried. */
interface Target {
  name: string
  mutants: { name: string; file: string }[]
  tests: string[]
}

/** Every file of the ledger that holds SQL, so that a new one is not forgotten. */
function findTargets(): Target[] {
  const all = namesIn("integration-tests/ledger", ".module.spec.ts")
  return namesIn(LEDGER, ".ts")
    .map((base) => `${base}.ts`)
    .filter((name) => !NOT_LOOKED_AT.includes(name))
    .map((name) => {
      const file = path.join(ROOT, LEDGER, name)
      const likely = [
        name.replace(/\.ts$/, ""),
        ...(LIKELY[name] ?? []),
      ].filter((test) => all.includes(test))
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
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
}

interface Fate {
  kind: "killed" | "survived" | "no SQL"
  /** The first test that noticed. */
  by?: string
}

/**
 * Weakens the guards in the ledger's SQL, one at a time, and sees whether a
 * test of the ledger on a real PostgreSQL notices. Fails for a survivor that
 * docs/mutation.md does not explain.
 * @param only what the names of the guards to look at begin with, all without;
 * `--list` names all guards and tries none
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
    for (const test of new Set(targets.flatMap(({ tests }) => tests))) {
      const { kind, by } = await run(test)
      assert.equal(kind, "survived", `Without a change fails: ${by}`)
    }
    for (const { mutants, tests } of targets) {
      for (const mutant of mutants) {
        const { kind, by = "" } = await judge(mutant, tests)
        console.log(`${kind.padEnd(8)}  ${mutant.name}  ${by}`)
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
 * Tries one test file after the other until one notices, and puts that one in
 * front: it often holds the next guard as well.
 */
async function judge(mutant: object, tests: string[]): Promise<Fate> {
  for (const test of tests) {
    const fate = await run(test, mutant)
    if (fate.kind !== "survived") {
      tests.sort((a, b) => Number(b === test) - Number(a === test))
      return fate
    }
  }
  return { kind: "survived" }
}

/** Runs a test of the ledger; a mutant at which it hangs is noticed, too. */
async function run(test: string, mutant?: object): Promise<Fate> {
  const child = spawn(
    process.execPath,
    [
      require.resolve("jest/bin/jest"),
      ...["--config", path.join(__dirname, "jest.config.js"), "--silent"],
      ...["--testPathPatterns", `ledger/${test}\\.module`],
    ],
    {
      cwd: ROOT,
      env: { ...process.env, MUTANT: JSON.stringify(mutant ?? null) },
      stdio: ["ignore", "ignore", "pipe"],
      timeout: TIMEOUT_MS,
    }
  )
  const [output, code] = await Promise.all([
    text(child.stderr),
    new Promise((resolve, reject) => {
      child.once("error", reject)
      child.once("exit", resolve)
    }),
  ])
  return code === 0
    ? { kind: "survived" }
    : {
        kind: NO_SQL.test(output) ? "no SQL" : "killed",
        by: /● .*/.exec(output)?.[0],
      }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
