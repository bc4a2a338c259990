import { markersOf } from "./guards"
import type { Guard } from "./guards"
import { runTests } from "./run-tests"
import type { TestResult } from "./run-tests"

/** How many guards are weakened in one test file, in one run of Jest. */
const GUARDS_PER_FILE = 6
/** PostgreSQL's class of errors for invalid SQL. */
const NO_SQL = /\b42[0-9A-Z]{3}\b/

export type Fate = "killed" | "survived" | "no SQL"

/** A guard to weaken, and the test files that execute it, not yet run with it. */
export interface Trial {
  guard: Guard
  /** In `guards`. */
  id: number
  tests: string[]
}

/** Prints and keeps a guard's fate. */
export type Record = (guard: Guard, fate: Fate, remark: string) => void

/**
 * Weakens guards in queries: runs each guard's quickest test file, then the next
 * ones of those that survive. One run of Jest has many guards, because to load
 * Medusa's code takes longer than most tests.
 * @param guards all, also those that are not weakened
 */
export async function weakenQueries(
  trials: readonly Trial[],
  { guards, folder }: { guards: readonly Guard[]; folder: string },
  record: Record
): Promise<void> {
  let open = [...trials]
  while (open.length) {
    const byFile = nextTests(open)
    const results = await runTests(
      {
        tests: [...byFile.keys()],
        changes: markersOf(guards),
        guards: Object.fromEntries(
          [...byFile].map(([file, tried]) => [file, tried.map(toWeakening)])
        ),
      },
      folder
    )
    const failures = new Map(
      results
        .filter(({ failure }) => failure !== null)
        .map((result) => [idOf(result), result])
    )
    for (const [file, tried] of byFile) {
      for (const trial of tried) {
        const failed = failures.get(trial.id)
        trial.tests = trial.tests.filter((test) => test !== file)
        if (failed) {
          const isInvalid = NO_SQL.test(failed.failure ?? "")
          record(trial.guard, isInvalid ? "no SQL" : "killed", failed.title)
        } else if (!trial.tests.length) {
          record(trial.guard, "survived", "")
        }
      }
    }
    open = open.filter(({ id, tests }) => !failures.has(id) && tests.length)
  }
}

/** Changes texts of TypeScript from which SQL is made, one in each run of Jest. */
export async function weakenTexts(
  trials: readonly Trial[],
  folder: string,
  record: Record
): Promise<void> {
  for (const { guard, tests } of trials) {
    const results = await runTests({ tests, changes: [guard] }, folder)
    const failed = results.find(({ failure }) => failure !== null)
    record(guard, failed ? "killed" : "survived", failed?.title ?? "")
  }
}

/** The next test file of each guard, as long as that has not enough. */
function nextTests(trials: readonly Trial[]): Map<string, Trial[]> {
  const byFile = new Map<string, Trial[]>()
  for (const trial of trials) {
    const file = trial.tests.find(
      (test) => (byFile.get(test)?.length ?? 0) < GUARDS_PER_FILE
    )
    if (file) {
      byFile.set(file, [...(byFile.get(file) ?? []), trial])
    }
  }
  return byFile
}

function toWeakening({ id, guard: { text, replacement } }: Trial) {
  return { id, text, replacement }
}

/** `weaken-queries.ts` puts it behind the name of an outermost describe(). */
function idOf({ group }: TestResult): number {
  return Number(/ #(\d+)$/.exec(group)?.[1])
}
