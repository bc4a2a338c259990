import { randomUUID } from "node:crypto"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { InputConfigModules } from "@medusajs/framework/types"
import axios from "axios"
import { findFreePort } from "../../../demo/postgres/free-port"
import type { Simulator } from "../../../simulator"
import type { FlexPayPluginOptions } from "../../../src/modules/flexpay/options"
import { Carts } from "../../../harness/shop/carts"
import type { Cart } from "../../../harness/shop/carts"
import { Shop } from "../../../harness/shop/shop"
import { Database } from "../../../harness/postgres/database"
import { makeShopDatabase } from "../../../harness/medusa/shop-database"
import { MedusaProcess } from "../../../harness/medusa/medusa-process"
import { PAYOUTS_ON } from "../payouts-on"
import { VirtualPhones } from "./virtual-phones"

type WorkerMode = "shared" | "server" | "worker"

/** A Medusa server of the shop: its name in PostgreSQL, its port. */
interface Server {
  name: string
  port: number
  mode: WorkerMode
  process: MedusaProcess | null
}

export interface MortalShopOptions {
  /** One for each server; `worker` alone runs jobs beside `server`. */
  modes: readonly WorkerMode[]
  /** Medusa's modules in place of its default ones; with tables of their own. */
  modules?: InputConfigModules
  /** False to have jobs run only when a test runs them. */
  isScheduled?: boolean
}

/** A shop whose servers can be killed, beside a simulator and a database that live. */
export class MortalShop {
  /** The file to which subscribers add each of the plugin's events. */
  readonly eventLog = path.join(tmpdir(), `flexpay-events-${randomUUID()}.log`)
  private readonly servers: Server[] = []
  private options: FlexPayPluginOptions | null = null
  private equalCarts: Carts | null = null

  /** Medusa's modules in place of its default ones, for servers yet to start. */
  modules: InputConfigModules

  private constructor(
    readonly database: Database,
    readonly phones: VirtualPhones,
    private readonly settings: MortalShopOptions
  ) {
    this.modules = settings.modules ?? []
  }

  /** Makes the database, fills it, and starts the first of its servers. */
  static async open(settings: MortalShopOptions): Promise<MortalShop> {
    const { modules = [], modes } = settings
    const database = new Database(`mortal-${randomUUID()}`)
    const phones = await VirtualPhones.start()
    const shop = new MortalShop(database, phones, settings)
    try {
      for (const [index, mode] of modes.entries()) {
        const port = await findFreePort()
        const name = `medusa-${index}`
        shop.servers.push({ name, port, mode, process: null })
      }
      shop.options = optionsFor(phones.simulator, shop.servers[0]?.port ?? 0)
      await makeShopDatabase(database, shop.env(shop.server(0)), {
        hasOthers: modules.length > 0,
      })
      await database.query(
        `CREATE TABLE store_event (name text NOT NULL, subject_id text NOT NULL,
           created_at timestamptz NOT NULL DEFAULT clock_timestamp())`
      )
      await shop.start(0, { seed: true })
      return shop
    } catch (error) {
      await shop.close()
      throw error
    }
  }

  /** A shopper who talks to one of the servers. */
  async shopper(index = 0): Promise<Shop> {
    const [key] = await this.database.query<{ token: string }>(
      "SELECT token FROM api_key WHERE type = 'publishable'"
    )
    const shop = new Shop(
      axios.create({ baseURL: `http://localhost:${this.server(index).port}` }),
      () => {
        throw new Error("This shop runs in a process of its own")
      }
    )
    await shop.open(key?.token)
    return shop
  }

  /** So many equal carts at the payment step, each with its session. */
  async carts(count: number): Promise<Cart[]> {
    this.equalCarts ??= new Carts(await this.shopper(), this.database)
    return await this.equalCarts.take(count, "pp_flexpay_flexpay")
  }

  async start(index = 0, options = { seed: false }): Promise<void> {
    const server = this.server(index)
    server.process = await MedusaProcess.start(this.env(server), options)
  }

  /**
   * Kills a server. Nothing that it began goes on, here or in PostgreSQL; the
   * test's own locks have done their work and are gone too.
   */
  async kill(index = 0): Promise<void> {
    const server = this.server(index)
    await server.process?.kill()
    server.process = null
    await this.database.hangUpOn(server.name)
    await this.database.releaseLocks()
  }

  /** Runs a scheduled job at a server now, as its scheduler does. */
  async runJob(name: string, index = 0): Promise<void> {
    await this.server(index).process?.runJob(name)
  }

  /** The last of what a server printed. */
  logOf(index: number): string {
    return this.server(index).process?.output ?? ""
  }

  async close(): Promise<void> {
    await Promise.all(
      this.servers.map(async (server) => await server.process?.kill())
    )
    await this.phones.simulator.close()
    await this.database.drop()
    await rm(this.eventLog, { force: true })
  }

  private server(index: number): Server {
    const server = this.servers[index]
    if (!server) {
      throw new Error(`There is no server ${index}`)
    }
    return server
  }

  private env({ name, port, mode }: Server): NodeJS.ProcessEnv {
    return {
      MEDUSA_WORKER_MODE: mode,
      PORT: String(port),
      DATABASE_URL: this.database.url,
      PGAPPNAME: name,
      LOG_LEVEL: "warn",
      RECORD_EVENTS: "1",
      EVENT_LOG: this.eventLog,
      SCHEDULE: this.settings.isScheduled === false ? "off" : "on",
      // Queries that a test stops keep their connections.
      STORE_POOL_MAX: "40",
      FLEXPAY_OPTIONS: JSON.stringify(this.options),
      STORE_MODULES: JSON.stringify(this.modules),
    }
  }
}

function optionsFor(simulator: Simulator, port: number): FlexPayPluginOptions {
  return {
    merchant: simulator.merchant,
    token: simulator.token,
    environment: "simulator",
    simulator_url: simulator.url,
    callback_base_url: `http://localhost:${port}`,
    // A request that hangs must hang until its server is killed.
    request_timeout_seconds: 120,
    // Tests of killed servers have many transactions due at once.
    checks_per_second: 50,
    // All shoppers of a test have one address.
    pushes_per_caller: 100_000,
    payouts: PAYOUTS_ON,
  }
}
