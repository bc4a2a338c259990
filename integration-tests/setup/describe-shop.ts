import { randomUUID } from "node:crypto"
import path from "node:path"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { findFreePort } from "../../demo/postgres/free-port"
import { seed } from "../../demo/src/seed"
import { startSimulator } from "../../simulator"
import type { Simulator } from "../../simulator"
import type { FlexPayPluginOptions } from "../../src/modules/flexpay/options"
import {
  createMigratedDatabase,
  keepMigratedDatabase,
} from "../../harness/postgres/migrated-database"
import { Database } from "../../harness/postgres/database"
import { Carts } from "../../harness/shop/carts"
import { Gateway } from "../../harness/shop/gateway"
import { awaitRest } from "./await-rest"
import { compareAdminAnswers } from "./admin-answers"
import { PAYOUTS_ON } from "./payouts-on"
import { Records } from "./records"
import { Shop } from "../../harness/shop/shop"
import type { Checkout } from "../../harness/shop/shop"
import { keepJobsUnscheduled } from "../../harness/medusa/unscheduled-jobs"

const BOOT_TIMEOUT_MS = 180_000
/** More than most tests need; they are made before the first of them. */
const CHECKOUTS = 8
const MERCHANT = "MBOKA"
const TOKEN = "a-token-of-the-simulator"
/** A shopper and a gateway that do not keep a test waiting. */
const QUICK = {
  delays: {
    answer: 5,
    decision: 30,
    callback: 5,
    change: 300,
  },
  quirks: { notFoundFor: 0 },
}

/** What a test of a running shop works with. */
export interface ShopUnderTest {
  shop: Shop
  simulator: Simulator
  /** FlexPay's side, as the simulator's control API has it. */
  gateway: Gateway
  records: Records
  getContainer: () => MedusaContainer
}

/**
 * Boots a real Medusa with the plugin as it was built, on a PostgreSQL
 * database of its own, beside a simulator, and describes tests on them. Each
 * test starts from the seeded shop.
 */
export function describeShop(
  name: string,
  options: Partial<FlexPayPluginOptions>,
  describeTests: (underTest: ShopUnderTest) => void
): void {
  jest.setTimeout(BOOT_TIMEOUT_MS)
  const dbName = `shop-${randomUUID()}`
  const env: Record<string, string> = {}
  let simulator: Simulator | undefined

  describe("a store", () => {
    beforeAll(async () => {
      simulator = await startSimulator({
        merchant: MERCHANT,
        token: TOKEN,
        ...QUICK,
      })
      const port = await findFreePort()
      env.PORT = String(port)
      env.FLEXPAY_OPTIONS = JSON.stringify({
        ...optionsFor(simulator, port),
        ...options,
        payouts: { ...PAYOUTS_ON, ...options.payouts },
      })
      keepJobsUnscheduled()
      // The configuration is read before the runner sets its environment.
      Object.assign(process.env, env)
    })
    afterAll(async () => await simulator?.close())

    medusaIntegrationTestRunner({
      dbName,
      medusaConfigFile: path.resolve(__dirname, "../../harness/store"),
      env,
      hooks: { beforeServerStart: () => createMigratedDatabase(dbName) },
      testSuite: ({ api, getContainer }) => {
        const shop = new Shop(api, getContainer)
        beforeAll(async () => {
          compareAdminAnswers(api)
          await keepMigratedDatabase(dbName)
          await seed(getContainer())
          await shop.open()
          shop.layIn(await checkoutsIn(dbName, shop))
        })
        beforeEach(() => shop.reopen())

        const running = () => {
          if (!simulator) {
            throw new Error("The simulator was not started")
          }
          return simulator
        }
        const records = new Records(getContainer)
        describe(name, () => {
          // The runner restores the database next. A sync that this cuts off
          // leaves core's lock on a cart, and each test has the same carts.
          afterEach(async () => {
            running().reset()
            await awaitRest(records)
          })

          describeTests({
            shop,
            gateway: new Gateway(running),
            records,
            get simulator() {
              return running()
            },
            getContainer,
          })
        })
      },
    })
  })
}

async function checkoutsIn(dbName: string, shop: Shop): Promise<Checkout[]> {
  const database = new Database(dbName)
  try {
    const carts = new Carts(shop, database)
    const equal = await carts.take(CHECKOUTS, "pp_flexpay_flexpay")
    return equal.flatMap(({ sessionId, ...cart }) =>
      sessionId === null ? [] : [{ ...cart, sessionId }]
    )
  } finally {
    await database.close()
  }
}

function optionsFor(simulator: Simulator, port: number): FlexPayPluginOptions {
  return {
    merchant: MERCHANT,
    token: TOKEN,
    environment: "simulator",
    simulator_url: simulator.url,
    callback_base_url: `http://localhost:${port}`,
    request_timeout_seconds: 2,
  }
}
