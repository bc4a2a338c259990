import { randomUUID } from "node:crypto"
import { mkdir, rm } from "node:fs/promises"
import axios from "axios"
import { findFreePort } from "../demo/postgres/free-port"
import { Gateway } from "../integration-tests/setup/gateway"
import { Database } from "../integration-tests/setup/mortal/database"
import { makeShopDatabase } from "../integration-tests/setup/mortal/make-database"
import { Shop } from "../integration-tests/setup/shop"
import { startSimulator } from "../simulator"
import type { Simulator, SimulatorOptions } from "../simulator"
import { Faults } from "./faults"
import { Server } from "./servers"
import { Shelves } from "./shelves"
import { Tally } from "./tally"

const PATIENCE_MS = 30_000

/** A FlexPay that is quick, so that much happens in a minute. */
const QUICK: SimulatorOptions = {
  delays: {
    answer: 40,
    decision: 300,
    callback: 60,
    change: 1_500,
    pushLifetime: 6_000,
  },
  quirks: { notFoundFor: 200, misspelledKeys: "documented" },
}

/** Everything that a run plays with, and what is counted of it. */
export class World {
  readonly gateway: Gateway
  readonly faults: Faults
  /** What was done to the shop, and what it answered. */
  readonly tally = new Tally()
  /** Promises that were seen broken on the way. */
  readonly broken: string[] = []
  /** What people met on the way, to read afterwards. */
  readonly notes: string[] = []
  /** Payments that an admin has dealt with. */
  readonly dealtWith = new Set<string>()
  private phones = 0
  private key = ""
  private stock: Shelves | null = null

  private constructor(
    readonly database: Database,
    readonly simulator: Simulator,
    private readonly sights: Set<(line: string) => void>,
    readonly servers: readonly Server[]
  ) {
    this.gateway = new Gateway(() => simulator)
    this.faults = new Faults(simulator)
  }

  /**
   * Makes the shop, and starts it beside a simulator.
   * @param folder for what Medusa prints
   */
  static async open(folder: string): Promise<World> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const sights = new Set<(line: string) => void>()
    const simulator = await startSimulator({
      ...QUICK,
      log: (line) => sights.forEach((see) => see(line)),
    })
    const database = new Database(`chaos-${randomUUID()}`)
    const port = await findFreePort()
    const env = environment(database, simulator, `http://localhost:${port}`)
    const server = new Server({ name: "medusa", port, env }, folder)
    const world = new World(database, simulator, sights, [server])
    try {
      await makeShopDatabase(database, env)
      await server.start({ seed: true })
      await world.lookAround()
      return world
    } catch (error) {
      await world.close()
      throw error
    }
  }

  /** The shop as a browser reaches it. */
  async shop(): Promise<Shop> {
    const api = axios.create({ timeout: PATIENCE_MS })
    api.interceptors.request.use((request) => {
      request.baseURL = this.address()
      return request
    })
    api.interceptors.response.use((response) => {
      if (response.status >= 500) {
        this.tally.add(`answers with ${response.status}`)
      }
      return response
    })
    const shop = new Shop(api, () => {
      throw new Error("This shop runs in a process of its own")
    })
    await shop.open(this.key)
    return shop
  }

  /** A number that nobody had before, and that waits for its PIN. */
  newPhone(): string {
    this.phones += 1
    return `24381${2_000_000 + this.phones}`
  }

  /** Whom the killer takes next. */
  victim(): Server {
    const [server] = this.servers
    if (!server) {
      throw new Error("There is nobody to kill")
    }
    return server
  }

  /** Waits until the simulator logs such a line; false when there is none. */
  async sees(sight: RegExp, withinMs: number): Promise<boolean> {
    return await new Promise((resolve) => {
      const end = (seen: boolean) => {
        clearTimeout(timer)
        this.sights.delete(see)
        resolve(seen)
      }
      const see = (line: string) => sight.test(line) && end(true)
      const timer = setTimeout(() => end(false), withinMs)
      this.sights.add(see)
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()))
    await this.simulator.close()
    await this.database.drop()
  }

  /** The address of a server, as a browser or FlexPay finds one. */
  address(): string {
    return this.servers[0]?.url ?? ""
  }

  get shelves(): Shelves {
    if (!this.stock) {
      throw new Error("The shop is not open")
    }
    return this.stock
  }

  private async lookAround(): Promise<void> {
    this.stock = await Shelves.read(this.database)
    const [key] = await this.database.query<{ token: string }>(
      "SELECT token FROM api_key WHERE type = 'publishable'"
    )
    this.key = key?.token ?? ""
  }
}

function environment(
  database: Database,
  { addresses, merchant, token }: Simulator,
  callbackBaseUrl: string
): NodeJS.ProcessEnv {
  const { payment, card, check, checkFallback, payout } = addresses
  return {
    NODE_ENV: "production",
    // What a shop logs in production, each request with its address included.
    LOG_LEVEL: "http",
    DATABASE_URL: database.url,
    FLEXPAY_OPTIONS: JSON.stringify({
      merchant,
      token,
      environment: "sandbox",
      callback_base_url: callbackBaseUrl,
      allow_http: true,
      addresses: {
        payment,
        card,
        check,
        check_fallback: checkFallback,
        payout,
      },
      request_timeout_seconds: 2,
      push_lifetime_minutes: 1,
      checks_per_second: 50,
      payouts: { approval_above: { cdf: "100000", usd: "40" } },
    }),
  }
}
