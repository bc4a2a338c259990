import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import type { Writable } from "node:stream"

/** Between SIGTERM and SIGKILL. */
const STOP_TIMEOUT_MS = 30_000
/** Characters of the output that are kept, the last ones. */
const OUTPUT_MAX = 200_000

export interface ProgramOptions {
  cwd?: string
  /** Added to the environment of this process. */
  env?: NodeJS.ProcessEnv
  /** Whether it exchanges messages with this process. */
  hasIpc?: boolean
  /** Receives all output. */
  log?: Writable
}

const running = new Set<Program>()

// Groups of their own do not receive the Ctrl-C of this process.
process.once("exit", () => {
  running.forEach((program) => void program.kill())
})

/** A program that runs in a process group of its own. */
export class Program {
  /** What it printed, to either stream; of much output the end. */
  output = ""
  /** Undefined while it runs; null when a signal ended it. */
  exitCode: number | null | undefined
  private readonly end: Promise<number | null>

  private constructor(
    readonly child: ChildProcess,
    log?: Writable
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        this.output = (this.output + chunk).slice(-OUTPUT_MAX)
        log?.write(chunk)
      })
    }
    running.add(this)
    this.end = new Promise((resolve, reject) => {
      child.once("error", reject)
      child.once("close", (code) => {
        this.exitCode = code
        running.delete(this)
        resolve(code)
      })
    })
    // A caller that does not wait for the end reads the exit code.
    this.end.catch(() => running.delete(this))
  }

  static start(
    command: string,
    args: readonly string[],
    { cwd, env, hasIpc = false, log }: ProgramOptions = {}
  ): Program {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe", ...(hasIpc ? (["ipc"] as const) : [])],
      detached: true,
    })
    return new Program(child, log)
  }

  /**
   * Waits for the end, and kills the process group when that takes too long.
   * @returns the exit code; null when a signal ended it
   */
  async ended(withinMs?: number): Promise<number | null> {
    const timer = withinMs && setTimeout(() => this.signal("SIGKILL"), withinMs)
    try {
      return await this.end
    } finally {
      clearTimeout(timer)
    }
  }

  /** Ends its process group by SIGTERM, or else SIGKILL. */
  async stop(): Promise<void> {
    this.signal("SIGTERM")
    await this.ended(STOP_TIMEOUT_MS)
    this.signal("SIGKILL")
  }

  /** Ends it at once, as a power cut does: no handler runs. */
  async kill(): Promise<void> {
    this.signal("SIGKILL")
    await this.ended()
  }

  private signal(name: NodeJS.Signals): void {
    try {
      if (this.child.pid !== undefined) {
        process.kill(-this.child.pid, name)
      }
    } catch {
      // The group has ended.
    }
  }
}

/**
 * Runs a program to its end.
 * @returns its output
 * @throws Error with the end of its output, when it fails or takes too long
 */
export async function run(
  command: string,
  args: readonly string[],
  { minutes = 5, ...options }: ProgramOptions & { minutes?: number } = {}
): Promise<string> {
  const program = Program.start(command, args, options)
  const code = await program.ended(minutes * 60_000)
  if (code !== 0) {
    const end =
      code === null
        ? `was killed, after at most ${minutes} minutes`
        : `failed (${code})`
    throw new Error(
      `${command} ${args.join(" ")} ${end}:\n${lastLines(program.output)}`
    )
  }
  return program.output
}

/** Stops all programs that run. */
export async function stopPrograms(): Promise<void> {
  await Promise.all([...running].map((program) => program.stop()))
}

const SHOWN_LINES = 60

/** The end of an output, which names the error. */
export function lastLines(output: string): string {
  const lines = output
    .trimEnd()
    .split("\n")
    // When its bundler fails, Medusa lists thousands of files.
    .filter((line) => !/^\s*'[^']*',?$/.test(line))
  return lines.slice(-SHOWN_LINES).join("\n")
}
