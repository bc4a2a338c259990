import { openSync, readFileSync } from "node:fs"

import { waitUntil } from "../wait-until"
import {
  endProcess,
  lastOutput,
  startMedusa,
  type ChildProgram,
} from "./child-program"
import type { Database } from "./database"
import { paths } from "./settings"

/** The ports of the demo's servers. */
export interface Ports {
  shop: number
  store: number
  simulator: number
}

/** One running Medusa of the store. */
export interface Instance {
  /** Also the name of its log file. */
  name: string
  port: number
  program: ChildProgram
}

/** The running store: one Medusa, or several behind a load balancer. */
export interface Store {
  instances: Instance[]
  stop: () => Promise<void>
}

const TIMEOUT_MS = 120_000

/** Starts a Medusa of the built store, and waits until it is healthy. */
export async function startInstance(
  { name, port }: Pick<Instance, "name" | "port">,
  env: Record<string, string>
): Promise<Instance> {
  const program = startMedusa(["start"], {
    cwd: paths.storeBuild,
    log: name,
    env: { NODE_ENV: "production", PORT: String(port), ...env },
  })
  const healthUrl = `http://localhost:${port}/health`
  const isReady = await waitUntil(() => isHealthy(healthUrl), {
    intervalMs: 200,
    timeoutMs: TIMEOUT_MS,
    isHopeless: () => program.process.exitCode !== null,
  })
  if (!isReady) {
    throw new Error(lastOutput(program))
  }
  printErrors(program)
  return { name, port, program }
}

/** The environment of all instances of the store. */
export function storeEnv(
  database: Database,
  ports: Ports
): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    STORE_URL: `http://localhost:${ports.store}`,
    SIMULATOR_PORT: String(ports.simulator),
    SHOP_PORT: String(ports.shop),
  }
}

/** Ends an instance without the reaction to an unexpected exit. */
export async function endInstance({ program }: Instance): Promise<void> {
  program.process.removeAllListeners("exit")
  await endProcess(program.process)
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false
  )
}

/** Prints new errors of Medusa's log, which has one JSON object per line. */
function printErrors({ log }: ChildProgram): void {
  const file = openSync(log, "r")
  let incompleteLine = ""
  setInterval(() => {
    // Without a position, each call reads from the end of the last one.
    const lines = (incompleteLine + readFileSync(file, "utf8")).split("\n")
    incompleteLine = lines.pop() ?? ""
    for (const line of lines) {
      if (line.includes('"level":"error"')) {
        console.error(line)
      }
    }
  }, 1_000).unref()
}
