import { openSync, readFileSync } from "node:fs"

import { complaint, startMedusa, type Child } from "./child"
import type { Database } from "./database"
import { paths } from "./settings"

/** Where the demo's programs listen. */
export interface Ports {
  shop: number
  store: number
  simulator: number
}

const TIMEOUT_MS = 120_000

/** Starts the built store, and waits until it answers. */
export async function startStore(
  database: Database,
  ports: Ports
): Promise<Child> {
  const child = startMedusa(["start"], {
    cwd: paths.storeBuild,
    log: "medusa",
    env: {
      NODE_ENV: "production",
      DATABASE_URL: database.url,
      PORT: String(ports.store),
      SIMULATOR_PORT: String(ports.simulator),
      SHOP_PORT: String(ports.shop),
    },
  })
  const deadline = Date.now() + TIMEOUT_MS
  while (!(await answers(`http://localhost:${ports.store}/health`))) {
    if (child.process.exitCode !== null || Date.now() > deadline) {
      throw new Error(complaint(child))
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  showErrors(child)
  return child
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
