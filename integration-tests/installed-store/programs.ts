import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"

const STOP_TIMEOUT_MS = 20_000

const OUTPUT_LINES_SHOWN = 60

const running = new Set<ChildProcess>()

/** How a program runs. */
export interface RunOptions {
  cwd: string
  env?: Record<string, string>
  /** After how many minutes it counts as hanging. */
  minutes?: number
}

/** A program that goes on until it is stopped. */
export interface Service {
  /** What it printed so far. */
  output(): string
  /** Undefined while it runs. */
  exitCode(): number | null | undefined
}

/**
 * Runs a program to its end.
 * @returns what it printed
 * @throws Error with all that it printed, when it fails or hangs
 */
export async function run(
  command: string,
  args: string[],
  { minutes = 5, ...options }: RunOptions
): Promise<string> {
  const { child, output } = launch(command, args, options)
  const timer = setTimeout(() => signal(child, "SIGKILL"), minutes * 60_000)
  const code = await ended(child)
  clearTimeout(timer)
  if (code !== 0) {
    const how =
      code === null
        ? `was killed, after at most ${minutes} minutes`
        : `failed (${code})`
    throw new Error(`${command} ${args.join(" ")} ${how}:\n${lastOf(output())}`)
  }
  return output()
}

/** Starts a program that goes on until `stopAll`. */
export function start(
  command: string,
  args: string[],
  options: RunOptions
): Service {
  const { child, output } = launch(command, args, options)
  let exitCode: number | null | undefined
  void ended(child).then((code) => (exitCode = code))
  return { output, exitCode: () => exitCode }
}

/** Ends what still runs, with all that it started. */
export async function stopAll(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      signal(child, "SIGTERM")
      const timer = setTimeout(() => signal(child, "SIGKILL"), STOP_TIMEOUT_MS)
      await ended(child)
      clearTimeout(timer)
      // What a program leaves behind in its group goes too.
      signal(child, "SIGKILL")
    })
  )
}

/** The end of what a program printed, where it says why it failed. */
export function lastOf(output: string): string {
  const lines = output
    .trimEnd()
    .split("\n")
    // When its bundler fails, Medusa lists thousands of files.
    .filter((line) => !/^\s*'[^']*',?$/.test(line))
  return lines.slice(-OUTPUT_LINES_SHOWN).join("\n")
}

function launch(command: string, args: string[], options: RunOptions) {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    // An own process group, so that it can be ended with its children.
    detached: true,
  })
  running.add(child)
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk))
  }
  return { child, output: () => chunks.join("") }
}

async function ended(child: ChildProcess): Promise<number | null> {
  const code = await new Promise<number | null>((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve(child.exitCode)
      return
    }
    child.once("error", reject)
    child.once("close", resolve)
  })
  running.delete(child)
  return code
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) {
      process.kill(-child.pid, name)
    }
  } catch {
    // Gone already.
  }
}
