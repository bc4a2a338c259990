import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import axios from "axios"
import type { AxiosInstance } from "axios"
import { z } from "zod"
import { stopAtTheEnd } from "../harness/cleanup"
import { Gateway } from "../harness/shop/gateway"
import { Database } from "../harness/postgres/database"
import { makeShopDatabase } from "../harness/medusa/shop-database"
import { forEachAtOnce } from "../harness/for-each-at-once"
import { Shop } from "../harness/shop/shop"
import { startSimulator } from "../simulator"
import type { Simulator } from "../simulator"
import { Carts } from "../harness/shop/carts"
import type { Cart } from "../harness/shop/carts"
import { Placements } from "./placements"
import { SlowLink } from "./slow-link"
import { Store, storeEnv } from "./store"
import type { StoreSettings } from "./store"

export const FLEXPAY = "pp_flexpay_flexpay"
/** Medusa's own provider, which authorizes everything. */
export const MANUAL = "pp_system_default"

/** Requests that fill the shop, at once: as many as keep two cores busy. */
const AT_ONCE = 8

/** Consecutive looks at which an idle store does nothing. */
const CALM_LOOKS = 3
const BETWEEN_LOOKS_MS = 20

/** A payment whose outcome the store does not know. */
export interface OpenPayment extends Cart {
  sessionId: string
  orderNumber: string
  /** The address and the body of FlexPay's callback. */
  callbackUrl: string
  callback: Record<string, unknown>
}

const keySchema = z.tuple([z.object({ token: z.string() })])

/** A running shop beside a FlexPay that answers at once, and its clients. */
export class MeasuredShop {
  readonly gateway: Gateway
  /** For any request; throws unless it succeeds. */
  readonly api: AxiosInstance
  private phones = 0

  readonly database: Database
  readonly simulator: Simulator
  readonly server: Store
  readonly shopper: Shop
  readonly carts: Carts
  readonly placements: Placements

  private constructor(parts: {
    database: Database
    simulator: Simulator
    server: Store
    shopper: Shop
    placements: Placements
  }) {
    this.database = parts.database
    this.simulator = parts.simulator
    this.server = parts.server
    this.shopper = parts.shopper
    this.placements = parts.placements
    this.carts = new Carts(parts.shopper, parts.database)
    this.gateway = new Gateway(() => parts.simulator)
    this.api = parts.server.api
  }

  /**
   * Its parts stop at the end of the run, also when a later one fails to start.
   * @param delayMs milliseconds by which its database's answers are late
   */
  static async open(
    settings: Pick<StoreSettings, "isScheduled" | "plugin"> = {},
    delayMs = 0
  ): Promise<MeasuredShop> {
    const simulator = await startSimulator({
      callbacks: false,
      delays: { answer: 0, decision: 0, callback: 0 },
      quirks: { notFoundFor: 0 },
    })
    stopAtTheEnd(() => simulator.close())
    const database = new Database(`bench-${randomUUID()}`)
    stopAtTheEnd(() => database.drop())
    await makeShopDatabase(
      database,
      storeEnv(database, simulator, { url: "http://localhost" })
    )
    const link = delayMs ? await SlowLink.open(database.url, delayMs) : null
    stopAtTheEnd(async () => await link?.close())
    const server = await Store.start(database, simulator, {
      ...settings,
      isSeeded: true,
      databaseUrl: link?.databaseUrl,
    })
    stopAtTheEnd(() => server.close())
    await prepare(database)
    const shopper = await shopperOf(database, server)
    const placements = await Placements.watch(database.url)
    stopAtTheEnd(() => placements.close())
    return new MeasuredShop({
      database,
      simulator,
      server,
      shopper,
      placements,
    })
  }

  /**
   * Carts whose push was requested as a shopper does, and that are completed first
   * where the store wants an order before it. FlexPay sends no callback by itself,
   * and no recheck is due: the measure decides what follows.
   * @param isPaid whether the shoppers have paid; else they look at their phones
   */
  async openPayments(count: number, isPaid = true): Promise<OpenPayment[]> {
    const carts = await this.carts.take(count, FLEXPAY)
    const phoneOf = new Map<Cart, string>()
    await forEachAtOnce(carts, AT_ONCE, async (cart) => {
      const phone = this.newPhone()
      phoneOf.set(cart, phone)
      const { status, data } = await this.shopper.push(cart.sessionId ?? "", {
        phone,
      })
      if (status !== 200 || data.transaction?.state === "refused") {
        throw new Error(`No push: ${status} ${JSON.stringify(data)}`)
      }
      if (data.transaction.state === "deferred") {
        await this.shopper.post(`/store/carts/${cart.cartId}/complete`)
      }
    })
    await this.restFromChecks()
    if (isPaid) {
      // Not before: the recheck job would have placed some orders meanwhile.
      await forEachAtOnce([...phoneOf.values()], AT_ONCE, (phone) =>
        this.gateway.setState({ phone, state: "paid" })
      )
    }
    const entries = new Map(
      (await this.gateway.entries()).map((entry) => [entry.phone, entry])
    )
    return carts.map((cart) => {
      const entry = entries.get(phoneOf.get(cart) ?? "")
      if (!entry) {
        throw new Error("FlexPay received no push")
      }
      const { orderNumber, reference, callbackUrl } = entry
      return {
        ...cart,
        sessionId: cart.sessionId ?? "",
        orderNumber,
        callbackUrl,
        callback: {
          code: "0",
          reference,
          provider_reference: "8GH3K2L9QX",
          orderNumber,
        },
      }
    })
  }

  /**
   * Sends FlexPay's callback, and returns once it is answered.
   * @param server another one of the shop
   */
  async callBack(
    { callbackUrl, callback }: OpenPayment,
    server = this.server
  ): Promise<void> {
    await server.api.post(new URL(callbackUrl).pathname, callback)
  }

  /** The same by Medusa's webhook route for all providers. */
  async callMedusasRoute(body: object): Promise<void> {
    await this.api.post("/hooks/payment/flexpay_flexpay", body)
  }

  /** Places the order of a cart by Medusa's workflow and nothing else. */
  async completeCart({ cartId }: Cart): Promise<void> {
    await this.api.post(`/bench/carts/${cartId}/complete`)
  }

  /**
   * Returns once the store has no work left of earlier requests: it sends no
   * request to FlexPay and no query.
   */
  async quiet(): Promise<void> {
    let checks = -1
    for (let calm = 0; calm < CALM_LOOKS;) {
      await sleep(BETWEEN_LOOKS_MS)
      const { check } = await this.gateway.counts()
      const busy = await this.database.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
         AND pid <> pg_backend_pid() AND state <> 'idle'`
      )
      calm = check === checks && busy.length === 0 ? calm + 1 : 0
      checks = check
    }
  }

  /** How many of these carts have exactly one order. */
  async countOrders(carts: Cart[]): Promise<number> {
    const rows = await this.database.query(
      `SELECT cart_id FROM order_cart WHERE cart_id = ANY($1)
       AND deleted_at IS NULL GROUP BY cart_id HAVING count(*) = 1`,
      [carts.map(({ cartId }) => cartId)]
    )
    return rows.length
  }

  newPhone(): string {
    this.phones += 1
    return `24381${2_000_000 + this.phones}`
  }

  private async restFromChecks(): Promise<void> {
    const rest = () =>
      this.database.query(
        `UPDATE flexpay_transaction SET next_check_at = now() + interval '1 day'
         WHERE next_check_at IS NOT NULL`
      )
    await rest()
    // A check that is on its way writes when the next one is due.
    await sleep(500)
    await rest()
  }
}

/** Plenty of stock, and a table for the route that only inserts. */
async function prepare(database: Database): Promise<void> {
  await database.query(
    "UPDATE inventory_level SET stocked_quantity = 1000000, raw_stocked_quantity = $1",
    [JSON.stringify({ value: "1000000", precision: 20 })]
  )
  await database.query(
    "CREATE TABLE bench_body (id text PRIMARY KEY, body jsonb NOT NULL)"
  )
}

async function shopperOf(database: Database, server: Store): Promise<Shop> {
  const [{ token }] = keySchema.parse(
    await database.query(
      "SELECT token FROM api_key WHERE type = 'publishable' LIMIT 1"
    )
  )
  const shop = new Shop(axios.create({ baseURL: server.url }), () => {
    throw new Error("This shop runs in a process of its own")
  })
  await shop.open(token)
  return shop
}
