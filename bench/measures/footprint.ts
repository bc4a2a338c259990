import { fork } from "node:child_process"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import path from "node:path"
import { z } from "zod"
import { findFreePort } from "../../demo/postgres/free-port"
import { Database } from "../../harness/postgres/database"
import { makeShopDatabase } from "../../harness/medusa/shop-database"
import { startSimulator } from "../../simulator"
import { alternate, ms, quantile } from "../figures"
import { atMost } from "../measure"
import type { Measure, Row } from "../measure"
import { storeEnv } from "../store"

const STARTED_WITHIN_MS = 120_000
const PROGRAM = path.resolve(__dirname, "../plain/program.js")

const footprintSchema = z.object({
  /** From the start of the process until it took requests, in ms. */
  startedWithin: z.number(),
  /** What processors worked for that, all cores added up, in ms. */
  cpu: z.number(),
  /** What the process holds then, its garbage collected, in bytes. */
  rss: z.number(),
})
type Footprint = z.infer<typeof footprintSchema>

/** What the plugin adds to a store that does nothing yet. */
export const footprint: Measure = async ({ scale }) => {
  const simulator = await startSimulator()
  const database = new Database(`bench-${randomUUID()}`)
  const address = { url: "http://localhost" }
  const env = {
    with: storeEnv(database, simulator, address),
    without: storeEnv(database, null, address),
  }
  try {
    await makeShopDatabase(database, env.with)
    if (!scale.isQuick) {
      // The first start of all finds nothing in the system's cache of files.
      await startOnce(env.with)
    }
    const footprints = { with: [] as Footprint[], without: [] as Footprint[] }
    const start = (name: "with" | "without") => async () => {
      const one = await startOnce(env[name])
      footprints[name].push(one)
      return one.startedWithin
    }
    await alternate(scale.starts, {
      with: start("with"),
      without: start("without"),
    })
    const valuesOf = (key: keyof Footprint) => ({
      with: footprints.with.map((one) => one[key]),
      without: footprints.without.map((one) => one[key]),
    })
    return [
      compared("memory of a store that was started", valuesOf("rss"), mb),
      compared("start of a store", valuesOf("startedWithin"), ms),
      compared("start of a store, time of processors", valuesOf("cpu"), ms),
    ]
  } finally {
    await simulator.close()
    await database.drop()
  }
}

async function startOnce(env: NodeJS.ProcessEnv): Promise<Footprint> {
  const child = fork(PROGRAM, {
    env: {
      ...process.env,
      ...env,
      NODE_OPTIONS: "",
      PORT: String(await findFreePort()),
    },
    execArgv: ["--expose-gc"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  })
  const ended = once(child, "exit")
  try {
    const [message]: unknown[] = await Promise.race([
      once(child, "message", {
        signal: AbortSignal.timeout(STARTED_WITHIN_MS),
      }),
      ended.then(([code]) => {
        throw new Error(`The store ended with ${String(code)}`)
      }),
    ])
    return footprintSchema.parse(message)
  } finally {
    child.kill("SIGKILL")
    await ended
  }
}

/** Other load of the machine makes starts slower, never faster. */
const UNDISTURBED = 0.25

/**
 * Compares the least disturbed starts. The ratio of a single pair of starts is
 * between 0.96 and 1.16, so that the median of a few pairs can't distinguish 1.04
 * from 1.07.
 */
function compared(
  label: string,
  values: { with: number[]; without: number[] },
  write: (value: number) => string
): Row {
  return atMost(1.05, {
    label,
    baseline: "without the plugin",
    ratio:
      quantile(values.with, UNDISTURBED) /
      quantile(values.without, UNDISTURBED),
    figures: `${write(quantile(values.with, UNDISTURBED))} against ${write(quantile(values.without, UNDISTURBED))}`,
  })
}

export function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
