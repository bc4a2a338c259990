import { randomUUID } from "node:crypto"
import { Database } from "../../integration-tests/setup/mortal/database"
import { makeShopDatabase } from "../../integration-tests/setup/mortal/make-database"
import { startSimulator } from "../../simulator"
import type { Simulator } from "../../simulator"
import { alternate, median, ms } from "../figures"
import { atMost } from "../measure"
import type { Measure } from "../measure"
import { Store, storeEnv } from "../store"

/** What the plugin adds to a store that does nothing yet. */
export const footprint: Measure = async ({ scale }) => {
  const simulator = await startSimulator()
  const database = new Database(`bench-${randomUUID()}`)
  try {
    await makeShopDatabase(
      database,
      storeEnv(database, simulator, "http://localhost")
    )
    const memory: Record<"with" | "without", number[]> = {
      with: [],
      without: [],
    }
    const start = async (
      name: "with" | "without",
      flexpay: Simulator | null
    ) => {
      const store = await Store.start(database, flexpay, { seed: false })
      memory[name].push((await store.memory()).rss)
      await store.close()
      return store.startedWithin
    }
    if (!scale.isQuick) {
      // The first start of all finds nothing in the system's cache of files.
      await start("with", simulator)
      memory.with.pop()
    }
    const took = await alternate(scale.starts, {
      with: () => start("with", simulator),
      without: () => start("without", null),
    })
    const [ours, theirs] = [median(memory.with), median(memory.without)]
    return [
      atMost(1.05, {
        what: "memory of a store that was started",
        against: "without the plugin",
        ratio: ours / theirs,
        figures: `${mb(ours)} against ${mb(theirs)}`,
      }),
      atMost(1.05, {
        what: "start of a store",
        against: "without the plugin",
        ratio: median(took.with) / median(took.without),
        figures: `${ms(median(took.with))} against ${ms(median(took.without))}`,
      }),
    ]
  } finally {
    await simulator.close()
    await database.drop()
  }
}

export function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
