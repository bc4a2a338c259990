import { openSync, readFileSync } from "node:fs"

import { complaint, end, startMedusa, type Child } from "./child"
import type { Database } from "./database"
import { paths } from "./settings"

/** Where the demo's programs listen. */
export interface Ports {
  shop: number
  store: number
  simulator: number
}

/** One Medusa of the store. */
export interface Instance {
  /** What it is called, in its log's name too. */
  name: string
  port: number
  child: Child
}

const TIMEOUT_MS = 120_000

/** Starts a Medusa of the built store, and waits until it answers. */
export async function startInstance(
  { name, port }: Pick<Instance, "name" | "port">,
  env: Record<string, string>
): Promise<Instance> {
  const child = startMedusa(["start"], {
    cwd: paths.storeBuild,
    log: name,
    env: { NODE_ENV: "production", PORT: String(port), ...env },
  })
  const deadline = Date.now() + TIMEOUT_MS
  while (!(await answers(`http://localhost:${port}/health`))) {
    if (child.process.exitCode !== null || Date.now() > deadline) {
      throw new Error(complaint(child))
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  showErrors(child)
  return { name, port, child }
}

/** What all instances of the store are told. */
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

/** Ends an instance, of whose end nobody needs to be told then. */
export async function endInstance({ child }: Instance): Promise<void> {
  child.process.removeAllListeners("exit")
  await end(child.process)
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false
  )
}

/** Shows the errors of Medusa's log, a JSON object a line, as they come. */
function showErrors({ log }: Child): void {
  const file = openSync(log, "r")
  let unfinished = ""
  setInterval(() => {
    // Without a position it reads on from where it stopped.
    const lines = (unfinished + readFileSync(file, "utf8")).split("\n")
    unfinished = lines.pop() ?? ""
    for (const line of lines) {
      if (line.includes('"level":"error"')) {
        console.error(line)
      }
    }
  }, 1_000).unref()
}
