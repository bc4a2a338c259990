import path from "node:path"
import axios from "axios"
import type { AxiosInstance } from "axios"
import { z } from "zod"
import { findFreePort } from "../demo/postgres/free-port"
import type { Database } from "../harness/postgres/database"
import { MedusaProcess } from "../harness/medusa/medusa-process"
import type { Simulator } from "../simulator"
import type { FlexPayPluginOptions } from "../src/modules/flexpay/options"

const DIRECTORY = path.resolve(__dirname, "store")

const memorySchema = z.object({ heapUsed: z.number() })
const queriesSchema = z.object({ queries: z.array(z.string()) })

/** What a process holds in memory, in bytes. */
export type Memory = z.infer<typeof memorySchema>

/** How a store is started. */
export interface StoreSettings {
  /** Whether the demo's products are added first. */
  isSeeded?: boolean
  /** As Medusa has it: a `server` runs no jobs. */
  mode?: "shared" | "server"
  /** Whether its jobs run by the clock. */
  isScheduled?: boolean
  /** Whether its spans and metrics are recorded, and exported to nowhere. */
  isTraced?: boolean
  /** Options of the plugin that differ from the other stores'. */
  plugin?: Partial<FlexPayPluginOptions>
  /** The address of its database, where a link lies between. */
  databaseUrl?: string
  /** The port that it listens on; a free one by default. */
  port?: number
}

/** A Medusa of its own process, which is measured from outside. */
export class Store {
  /** Throws unless a request succeeds. */
  readonly api: AxiosInstance

  private constructor(
    private readonly medusa: MedusaProcess,
    readonly url: string
  ) {
    this.api = axios.create({ baseURL: url })
  }

  /**
   * Starts it on this database.
   * @param simulator the FlexPay that it talks to
   */
  static async start(
    database: Database,
    simulator: Simulator,
    settings: StoreSettings = {}
  ): Promise<Store> {
    const { mode = "shared", isScheduled = true, isTraced = false } = settings
    const port = settings.port ?? (await findFreePort())
    const url = `http://localhost:${port}`
    const medusa = await MedusaProcess.start(
      {
        ...storeEnv(database, simulator, { url, ...settings }),
        PORT: String(port),
        MEDUSA_WORKER_MODE: mode,
        SCHEDULE: isScheduled ? "on" : "off",
        ...(isTraced && { METRICS_PORT: String(await findFreePort()) }),
      },
      { seed: settings.isSeeded ?? false, store: DIRECTORY }
    )
    return new Store(medusa, url)
  }

  /** After a collection of garbage. */
  async memory(): Promise<Memory> {
    const { data } = await this.api.get("/bench/process")
    return memorySchema.parse(data)
  }

  /** Records its queries meanwhile, for `takeQueries`. */
  async recordQueries<Result>(act: () => Promise<Result>): Promise<Result> {
    await this.api.post("/bench/queries")
    try {
      return await act()
    } finally {
      await this.api.delete("/bench/queries")
    }
  }

  /** The queries that it sent since the last call. */
  async takeQueries(): Promise<string[]> {
    const { data } = await this.api.get("/bench/queries")
    return queriesSchema.parse(data).queries
  }

  async close(): Promise<void> {
    await this.medusa.kill()
  }
}

/**
 * The environment of a store that runs here.
 * @param simulator the FlexPay that it talks to; null leaves the plugin out
 */
export function storeEnv(
  database: Database,
  simulator: Simulator | null,
  {
    url,
    plugin,
    databaseUrl,
  }: Pick<StoreSettings, "plugin" | "databaseUrl"> & {
    url: string
  }
): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "production",
    LOG_LEVEL: "error",
    DATABASE_URL: databaseUrl ?? database.url,
    ...(simulator && {
      FLEXPAY_OPTIONS: JSON.stringify({
        ...optionsFor(simulator, url),
        ...plugin,
      }),
    }),
  }
}

function optionsFor(simulator: Simulator, url: string): FlexPayPluginOptions {
  const { merchant, token } = simulator
  return {
    merchant,
    token,
    environment: "simulator",
    simulator_url: simulator.url,
    callback_base_url: url,
    // All shoppers of a run have one address.
    pushes_per_caller: 100_000,
    payouts: { enabled: true, max_per_day: { cdf: "1000000000" } },
  }
}
