import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { z } from "zod"
import { Program } from "../../harness/program"
import type { Change, Weakening } from "./guards"

const ROOT = path.resolve(__dirname, "../..")
const TIMEOUT_MS = 3_600_000

/** What a run of Jest reads from the file that PLAN names. */
export interface Plan {
  /** Paths of the test files, in the order of their run. */
  tests: readonly string[]
  /** Of the source, before it is loaded. */
  changes: readonly Change[]
  /** By test file: its tests are repeated for each of these guards. */
  guards?: Readonly<Record<string, Weakening[]>>
  /** The file to which each test file appends its coverage. */
  coverage?: string
}

const resultSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z
            .array(z.string())
            .nullish()
            .transform((messages) => messages ?? []),
        })
      ),
    })
  ),
})

/** One test of a run. */
export interface TestResult {
  file: string
  /** The outermost describe(). */
  group: string
  title: string
  failure: string | null
}

/**
 * Runs module tests by a plan.
 * @param folder for the run's files
 * @throws Error when a test file does not load, or Jest does not end within an hour
 */
export async function runTests(
  plan: Plan,
  folder: string
): Promise<TestResult[]> {
  const planFile = path.join(folder, "plan.json")
  const resultFile = path.join(folder, "results.json")
  writeFileSync(planFile, JSON.stringify(plan))
  rmSync(resultFile, { force: true })
  const jest = Program.start(
    process.execPath,
    [
      require.resolve("jest/bin/jest"),
      ...["--config", path.join(__dirname, "jest.config.js")],
      ...["--silent", "--maxWorkers=2", "--json", `--outputFile=${resultFile}`],
      ...["--runTestsByPath", ...plan.tests],
    ],
    { cwd: ROOT, env: { PLAN: planFile } }
  )
  const code = await jest.ended(TIMEOUT_MS)
  if (!existsSync(resultFile)) {
    throw new Error(`Jest ended with ${code}:\n${jest.output}`)
  }
  const { testResults } = resultSchema.parse(
    JSON.parse(readFileSync(resultFile, "utf8"))
  )
  return testResults.flatMap(({ name: file, message, assertionResults }) => {
    if (!assertionResults.length) {
      throw new Error(`${file}: ${message}`)
    }
    return assertionResults.map((test) => ({
      file,
      group: test.ancestorTitles[0] ?? "",
      title: test.title,
      failure:
        test.status === "failed" ? test.failureMessages.join("\n") : null,
    }))
  })
}
