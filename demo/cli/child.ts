import { fork, type ChildProcess } from "node:child_process"
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs"
import path from "node:path"

import { paths } from "./settings"

/** A Node program that runs. */
export interface Child {
  process: ChildProcess
  log: string
  /** All that it wrote. */
  output(): string
}

interface ProgramOptions {
  cwd: string
  /** The name of its log. */
  log: string
  env?: Record<string, string>
}

const MEDUSA = require.resolve("@medusajs/cli/cli.js")
const SHOWN_LINES = 15

/** The running programs, which must not outlive us. */
const running = new Set<ChildProcess>()

/** Starts `medusa <arguments>` as a store owner would, with its output in a log. */
export function startMedusa(args: string[], options: ProgramOptions): Child {
  return startProgram(MEDUSA, args, options)
}

function startProgram(
  program: string,
  args: string[],
  options: ProgramOptions
): Child {
  mkdirSync(paths.logs, { recursive: true })
  const log = path.join(paths.logs, `${options.log}.log`)
  // A file, not a pipe: if we are killed, a pipe breaks, and Medusa then
  // complains about that for ever instead of ending.
  const file = openSync(log, "w")
  const child = fork(program, args, {
    cwd: options.cwd,
    env: {
      ...process.env,
      MEDUSA_DISABLE_TELEMETRY: "true",
      // Without --scale, one of the shell's own is not the demo's business.
      REDIS_URL: "",
      ...options.env,
    },
    // Not those of tsx: Medusa reads TypeScript in its own way.
    execArgv: ["--require", path.join(__dirname, "end-with-parent.cjs")],
    // An own process group: at Ctrl-C we decide who ends first.
    detached: true,
    stdio: ["ignore", file, file, "ipc"],
  })
  closeSync(file)
  running.add(child)
  child.once("exit", () => running.delete(child))
  return { process: child, log, output: () => readFileSync(log, "utf8") }
}

/** The end of what a program wrote, to be shown when it failed. */
export function complaint({ log, output }: Child): string {
  const lines = output().split("\n").filter(Boolean).slice(-SHOWN_LINES)
  return `${lines.join("\n")}\n\nJournal / Log: ${log}`
}

/** Runs a Medusa command to its end. */
export function runMedusa(
  args: string[],
  options: ProgramOptions
): Promise<void> {
  return runProgram(MEDUSA, args, options)
}

/** Runs a Node program to its end. */
export function runProgram(
  program: string,
  args: string[],
  options: ProgramOptions
): Promise<void> {
  const child = startProgram(program, args, options)
  return new Promise((resolve, reject) => {
    child.process.once("error", reject)
    child.process.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(complaint(child)))
    )
  })
}

/** Ends a process gently, and after ten seconds not gently. */
export function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve()
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000)
    child.once("exit", () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill("SIGTERM")
  })
}

/** Ends all that still runs. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map(end))
}
