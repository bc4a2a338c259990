import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"

import { paths } from "./settings"

/** The addresses of a running demo, for other programs. */
export interface RunningDemo {
  pid: number
  shopUrl: string
  storeUrl: string
  simulatorUrl: string
  /** Missing until the demo is ready. */
  publishableKey?: string
}

/** Writes the addresses to a file. */
export function saveRunningDemo(demo: RunningDemo): void {
  mkdirSync(path.dirname(paths.running), { recursive: true })
  writeFileSync(paths.running, JSON.stringify(demo, null, 2))
}

/** The running demo; a file of a process that has ended is ignored. */
export function findRunningDemo(): RunningDemo | undefined {
  try {
    const demo = JSON.parse(readFileSync(paths.running, "utf8")) as RunningDemo
    process.kill(demo.pid, 0)
    return demo
  } catch {
    return undefined
  }
}

/** Deletes the file. */
export function deleteRunningDemo(): void {
  rmSync(paths.running, { force: true })
}
