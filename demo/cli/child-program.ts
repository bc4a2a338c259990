import { fork, type ChildProcess } from "node:child_process"
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs"
import path from "node:path"

import { paths } from "./settings"

/** A Node program that runs, with its output in a log file. */
export interface ChildProgram {
  process: ChildProcess
  log: string
}

interface ProgramOptions {
  cwd: string
  /** The name of the log file, without its extension. */
  log: string
  env?: Record<string, string>
}

const MEDUSA = require.resolve("@medusajs/cli/cli.js")
/** How many lines of the log an error message contains. */
const SHOWN_LINES = 15
/** How long a program may take to exit after SIGTERM. */
const EXIT_TIMEOUT_MS = 10_000

/** The programs to end when the demo ends. */
const running = new Set<ChildProcess>()

/** Starts `medusa <arguments>`. */
export function startMedusa(
  args: string[],
  options: ProgramOptions
): ChildProgram {
  return startProgram(MEDUSA, args, options)
}

function startProgram(
  program: string,
  args: string[],
  options: ProgramOptions
): ChildProgram {
  mkdirSync(paths.logs, { recursive: true })
  const log = path.join(paths.logs, `${options.log}.log`)
  // A file, not a pipe: if the demo is killed, a pipe breaks, and Medusa then
  // logs errors endlessly instead of exiting.
  const file = openSync(log, "w")
  const child = fork(program, args, {
    cwd: options.cwd,
    env: {
      ...process.env,
      MEDUSA_DISABLE_TELEMETRY: "true",
      // A REDIS_URL of the shell is only used with --scale.
      REDIS_URL: "",
      ...options.env,
    },
    // Without the options of tsx: Medusa compiles TypeScript itself.
    execArgv: ["--require", path.join(__dirname, "end-with-parent.cjs")],
    // A process group of its own: at Ctrl-C the demo ends its programs in order.
    detached: true,
    stdio: ["ignore", file, file, "ipc"],
  })
  closeSync(file)
  running.add(child)
  child.once("exit", () => running.delete(child))
  return { process: child, log }
}

/** The last lines of a program's log, and its path, for an error message. */
export function lastOutput({ log }: ChildProgram): string {
  const lines = readFileSync(log, "utf8").split("\n").filter(Boolean)
  return `${lines.slice(-SHOWN_LINES).join("\n")}\n\nJournal / Log: ${log}`
}

/** Runs a Medusa command and waits for its end. */
export function runMedusa(
  args: string[],
  options: ProgramOptions
): Promise<void> {
  return runProgram(MEDUSA, args, options)
}

/** Runs a Node program and waits for its end. @throws if it fails */
export function runProgram(
  program: string,
  args: string[],
  options: ProgramOptions
): Promise<void> {
  const child = startProgram(program, args, options)
  return new Promise((resolve, reject) => {
    child.process.once("error", reject)
    child.process.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(lastOutput(child)))
    )
  })
}

/** Ends a process by SIGTERM, and by SIGKILL at the timeout. */
export function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve()
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), EXIT_TIMEOUT_MS)
    child.once("exit", () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill("SIGTERM")
  })
}

/** Ends all programs that are still running. */
export async function endAllPrograms(): Promise<void> {
  await Promise.all([...running].map(endProcess))
}
