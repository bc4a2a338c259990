import type { InputConfigModules } from "@medusajs/framework/types"
import type { AdminFlexPayStatusResponse } from "../src/api/admin/flexpay/status/types"
import { waitFor } from "../harness/wait-for"
import { MortalShop } from "./setup/mortal/mortal-shop"

jest.setTimeout(300_000)

/** An instance writes a heartbeat every ten seconds. */
const NOTICED_WITHIN_MS = 40_000
const WARNING = "without sharing their locks"

const IN_POSTGRES: InputConfigModules = [
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/locking-postgres",
          id: "locking-postgres",
          is_default: true,
        },
      ],
    },
  },
]

let mortal: MortalShop

beforeAll(async () => {
  mortal = await MortalShop.open({
    modes: ["shared", "shared"],
    modules: IN_POSTGRES,
  })
})
afterAll(async () => await mortal.close())
beforeEach(async () => {
  await Promise.all([mortal.kill(0), mortal.kill(1)])
  await mortal.database.query("DELETE FROM flexpay_instance")
})

describe("two Medusas on one database", () => {
  it("two Medusas with locks in memory are warned of in both logs and on the status page", async () => {
    await startTwo([])

    for (const server of [0, 1]) {
      await waitFor(
        `server ${server} warns`,
        () => mortal.logOf(server).includes(WARNING),
        { withinMs: NOTICED_WITHIN_MS }
      )
      expect(mortal.logOf(server)).toContain("@medusajs/medusa/locking-redis")
      expect(await instancesSeenBy(server)).toEqual({
        area: "instances",
        level: "warning",
        code: "instances_without_locks",
        values: { count: 2 },
      })
    }
  })

  it("two Medusas with locks in PostgreSQL cause no warning", async () => {
    await startTwo(IN_POSTGRES)

    await waitFor(
      "both have looked for others when both were there",
      async () => {
        const rows = await mortal.database.query(
          `SELECT id FROM flexpay_instance WHERE seen_at >
             (SELECT max(created_at) + interval '9 seconds' FROM flexpay_instance)`
        )
        return rows.length === 2
      },
      { withinMs: NOTICED_WITHIN_MS }
    )
    for (const server of [0, 1]) {
      expect(await instancesSeenBy(server)).toEqual({
        area: "instances",
        level: "good",
        code: "instances_share_locks",
        values: { count: 2 },
      })
      expect(mortal.logOf(server)).not.toContain(WARNING)
    }
  })

  async function startTwo(modules: InputConfigModules): Promise<void> {
    mortal.modules = modules
    await Promise.all([mortal.start(0), mortal.start(1)])
  }

  async function instancesSeenBy(server: number) {
    const admin = await (await mortal.shopper(server)).logIn()
    const { data } = await admin.get("/admin/flexpay/status")
    const { health_checks }: AdminFlexPayStatusResponse = data
    return health_checks.find(({ area }) => area === "instances")
  }
})
