import { spawn } from "node:child_process"
import path from "node:path"
import { z } from "zod"
import { maskText } from "../../src/gateway"
import { CliError } from "./cli-error"
import { resolveFromStore, type Store } from "./find-store"

const SCRIPTS = path.join(__dirname, "../scripts")
/** More than a slow server needs to start Medusa and to run the checks. */
const TIMEOUT_MS = 180_000
const SHOWN_LINES = 20

const scriptResult = z.discriminatedUnion("status", [
  z.object({ status: z.literal("done"), value: z.unknown() }),
  z.object({ status: z.literal("plugin_missing") }),
  z.object({ status: z.literal("failed"), message: z.string() }),
])

export type StoreRun =
  | z.infer<typeof scriptResult>
  /** Medusa did not start; its last output, masked. */
  | { status: "not_started"; output: string }

/**
 * Runs a script of this package in a store, as `medusa exec` does: with the
 * store's configuration, modules and database.
 * @param script a file of `cli/scripts`
 * @throws CliError when the store has no Medusa
 */
export async function runInStore(
  store: Store,
  script: "check-health" | "offer-in-regions",
  args: string[] = []
): Promise<StoreRun> {
  const medusa = resolveFromStore(store, "@medusajs/cli/cli.js")
  if (!medusa) {
    throw new CliError(
      `Medusa's command line (@medusajs/cli) is not installed in ${store.folder}. Install the store's packages first.`,
      2
    )
  }
  const child = spawn(
    process.execPath,
    [medusa, "exec", require.resolve(path.join(SCRIPTS, script)), ...args],
    {
      cwd: store.folder,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      timeout: TIMEOUT_MS,
    }
  )
  return await new Promise((resolve, reject) => {
    let output = ""
    let run: StoreRun | null = null
    const keep = (data: Buffer) => (output += data.toString())
    child.stdout?.on("data", keep)
    child.stderr?.on("data", keep)
    child.on("message", (message) => {
      run = scriptResult.parse(message)
    })
    child.once("error", reject)
    child.once("close", () => {
      resolve(run ?? { status: "not_started", output: ending(output) })
    })
  })
}

/** The last lines of a log, without colors, stack traces and secrets. */
function ending(log: string): string {
  return maskText(log.replace(/\u001b\[[\d;]*m/g, ""))
    .split("\n")
    .flatMap((line) => messageOf(line).split("\n"))
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
    .slice(-SHOWN_LINES)
    .join("\n")
}

const jsonLine = z
  .string()
  .transform((line): unknown => JSON.parse(line))
  .pipe(z.object({ message: z.string() }))

/** The message of a line, which is JSON in production. */
function messageOf(line: string): string {
  try {
    return jsonLine.parse(line).message
  } catch {
    return line
  }
}
