import { randomUUID } from "node:crypto"
import { mkdir, rm } from "node:fs/promises"
import axios from "axios"
import { Gateway } from "../harness/shop/gateway"
import { Database } from "../harness/postgres/database"
import { Writes } from "../harness/postgres/writes"
import { Shop } from "../harness/shop/shop"
import { startSimulator } from "../simulator"
import type { Simulator, SimulatorOptions } from "../simulator"
import type { Page, ShownOrder } from "../harness/audit/records"
import { Faults } from "./faults"
import { openDeployment } from "./deployment"
import type { Deployment, DeploymentOptions } from "./deployment"
import type { TimedShop } from "../harness/pass-time"
import { Shelves } from "./shelves"
import { SlowInserts } from "./slow-inserts"
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

interface Parts {
  deployment: Deployment
  writes: Writes
  slowInserts: SlowInserts
  shelves: Shelves
  /** The publishable key. */
  key: string
  /** Receive each line that the simulator logs. */
  logListeners: Set<(line: string) => void>
}

/** The shop and the simulator of a run, and what is counted of them. */
export class Environment {
  readonly gateway: Gateway
  readonly faults: Faults
  /** Counts of what was done to the shop, and of its answers. */
  readonly tally = new Tally()
  /** Broken promises of the fault phase. */
  readonly broken: string[] = []
  /** Errors of shoppers and admins, for the log. */
  readonly notes: string[] = []
  /** The orders that pages showed to shoppers, the earliest first. */
  readonly shownOrders: ShownOrder[] = []
  /** Payment pages that were opened, to read before the audit. */
  readonly pages: Page[] = []
  /** Payments that an admin has dealt with. */
  readonly dealtWith = new Set<string>()
  private phones = 0

  private constructor(
    readonly database: Database,
    readonly simulator: Simulator,
    private readonly parts: Parts
  ) {
    this.gateway = new Gateway(() => simulator)
    this.faults = new Faults(simulator)
  }

  get deployment(): Deployment {
    return this.parts.deployment
  }

  get writes(): Writes {
    return this.parts.writes
  }

  get slowInserts(): SlowInserts {
    return this.parts.slowInserts
  }

  get shelves(): Shelves {
    return this.parts.shelves
  }

  /**
   * Makes the shop, and starts it beside a simulator.
   * @param folder for what Medusa prints
   * @param options see there
   */
  static async open(
    folder: string,
    { redisUrl = null, servers = 1 }: DeploymentOptions = {}
  ): Promise<Environment> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const logListeners = new Set<(line: string) => void>()
    const simulator = await startSimulator({
      ...QUICK,
      log: (line) => logListeners.forEach((listen) => listen(line)),
    })
    const database = new Database(`chaos-${randomUUID()}`)
    try {
      const deployment = await openDeployment({
        folder,
        database,
        simulator,
        redisUrl,
        servers,
      })
      return new Environment(database, simulator, {
        deployment,
        writes: await Writes.watch(database),
        slowInserts: await SlowInserts.install(database),
        shelves: await Shelves.read(database),
        key: await readKey(database),
        logListeners,
      })
    } catch (error) {
      await simulator.close()
      await database.drop()
      throw error
    }
  }

  /** The shop as a browser reaches it. */
  async shop(): Promise<Shop> {
    const api = axios.create({
      baseURL: this.deployment.address,
      timeout: PATIENCE_MS,
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
    await shop.open(this.parts.key)
    return shop
  }

  /** The shop as `letTimePass` needs it. */
  timed(): TimedShop {
    const { database, broken, deployment } = this
    const worker = deployment.servers.find(({ works }) => works)
    return {
      database,
      broken,
      redisUrl: deployment.redisUrl,
      runJob: async (name) => await worker?.runJob(name),
    }
  }

  /** A new phone number. */
  newPhone(): string {
    this.phones += 1
    return `24381${2_000_000 + this.phones}`
  }

  /** Waits until the simulator logs such a line; false when it does not. */
  async sees(sight: RegExp, withinMs: number): Promise<boolean> {
    return await new Promise((resolve) => {
      const end = (isSeen: boolean) => {
        clearTimeout(timer)
        this.parts.logListeners.delete(listen)
        resolve(isSeen)
      }
      const listen = (line: string) => sight.test(line) && end(true)
      const timer = setTimeout(() => end(false), withinMs)
      this.parts.logListeners.add(listen)
    })
  }

  async close(): Promise<void> {
    await this.deployment.close()
    await this.simulator.close()
    await this.database.drop()
  }
}

async function readKey(database: Database): Promise<string> {
  const [key] = await database.query<{ token: string }>(
    "SELECT token FROM api_key WHERE type = 'publishable'"
  )
  return key?.token ?? ""
}
