import { readLanguage } from "../language"
import { CliError } from "../store/cli-error"
import { findStore } from "../store/find-store"
import { runInStore } from "../store/run-in-store"
import type { Terminal } from "../terminal"
import { describeFailure } from "./describe-failure"
import { checksSchema, describeHealth } from "./describe-health"

/**
 * Runs the checks of the admin's status page on a folder's store.
 * @returns the exit code: 0 without a problem, 1 with problems
 * @throws CliError with the exit code 2 when the checks could not run
 */
export async function doctor(
  folder: string,
  { lang }: { lang?: string },
  terminal: Terminal
): Promise<number> {
  const language = readLanguage(lang, process.env)
  const store = findStore(folder, 2)
  const run = await runInStore(store, "check-health")
  if (run.status !== "done") {
    throw new CliError(describeFailure(run, language), 2)
  }
  const checks = checksSchema.parse(run.value)
  terminal.print(describeHealth(checks, language))
  return checks.some(({ level }) => level === "problem") ? 1 : 0
}
