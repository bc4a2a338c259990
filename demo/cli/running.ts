import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"

import { paths } from "./settings"

/** A demo that runs, as others find it. */
export interface RunningDemo {
  pid: number
  shopUrl: string
  storeUrl: string
  simulatorUrl: string
  /** Missing while it starts. */
  publishableKey?: string
}

/** Notes where the demo is found. */
export function noteRunning(demo: RunningDemo): void {
  mkdirSync(path.dirname(paths.running), { recursive: true })
  writeFileSync(paths.running, JSON.stringify(demo, null, 2))
}

/** The demo that runs now; a note whose process is gone counts for nothing. */
export function findRunning(): RunningDemo | undefined {
  try {
    const demo = JSON.parse(readFileSync(paths.running, "utf8")) as RunningDemo
    process.kill(demo.pid, 0)
    return demo
  } catch {
    return undefined
  }
}

/** Takes the note away. */
export function forgetRunning(): void {
  rmSync(paths.running, { force: true })
}
