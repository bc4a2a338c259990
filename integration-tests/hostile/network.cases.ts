import { randomBytes } from "node:crypto"
import axios from "axios"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import { countQueries } from "../setup/count-queries"
import type { ShopUnderTest } from "../setup/describe-shop"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
const BURST = 1_000
const AT_ONCE = 50

const FIELDS = [
  "code",
  "message",
  "reference",
  "provider_reference",
  "orderNumber",
  "amount",
  "amountCustomer",
  "currency",
  "phone",
  "channel",
  "createdAt",
  "status",
  "transaction",
]

const JUNK: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  "",
  "0",
  "\u0000",
  "\ud800",
  "x".repeat(5_000),
  "'; DROP TABLE flexpay_transaction; --",
  '=HYPERLINK("http://evil.test")',
  "<script>alert(1)</script>",
  [],
  ["0"],
  {},
  { $ne: null },
  { toString: "x", valueOf: 0 },
]

export function describeNetwork(test: ShopUnderTest): void {
  describe("attacks by the network", () => {
    it("invalid values of any type in a callback change nothing", async () => {
      const { sessionId, callbackUrl } = await push(test)
      const bodies = FIELDS.flatMap((field) =>
        JUNK.map((junk) => ({ code: "0", [field]: junk }))
      )

      const statuses = await postAll(bodies.map((body) => [callbackUrl, body]))

      expect(statuses).toEqual(new Map([[200, bodies.length]]))
      expect(await test.records.onlyRow()).toMatchObject({
        state: "pending",
        attention: null,
        callbacks: bodies.length,
      })
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
      await expectRecordsToAgree(test)
    })

    it("a thousand guessed tokens cost two queries each, and cause no check and no write", async () => {
      const { callbackUrl } = await push(test)
      await test.records.restFromChecks()
      const before = await snapshot(test)
      const guesses = Array.from({ length: BURST }, (): [string, unknown] => [
        callbackUrl.replace(
          /[^/]+$/,
          randomBytes(32).toString("base64url").slice(0, 43)
        ),
        { code: "0", orderNumber: "X" },
      ])
      let statuses = new Map<number, number>()
      const start = Date.now()
      let took = 0

      const queries = await countQueries(async () => {
        statuses = await postAll(guesses)
        took = Date.now() - start
      })

      console.log(`${BURST} guessed tokens: ${took} ms`)
      expect(statuses).toEqual(new Map([[404, BURST]]))
      // The workflow engine's look for a run of this name, and our own.
      const own = queries.filter((query) => query.includes("flexpay_"))
      expect(own.length).toBe(BURST)
      expect(queries.length - own.length).toBeLessThanOrEqual(BURST * 1.1)
      expect(await snapshot(test)).toEqual(before)
    })

    it("a leaked token causes a counter and one check a second, and no more", async () => {
      const { callbackUrl } = await push(test)
      const checksBefore = (await test.gateway.counts()).check
      const start = Date.now()

      const statuses = await postAll(
        Array.from({ length: BURST }, (): [string, unknown] => [
          callbackUrl,
          { code: "0", message: "x".repeat(1_000) },
        ])
      )

      const took = Date.now() - start
      console.log(`${BURST} callbacks of one transaction: ${took} ms`)
      expect(statuses).toEqual(new Map([[200, BURST]]))
      expect((await test.records.onlyRow()).callbacks).toBe(BURST)
      const checks = (await test.gateway.counts()).check - checksBefore
      expect(checks).toBeLessThanOrEqual(took / 1_000 + 2)
      expect(
        await test.records.sql(
          "SELECT id FROM flexpay_timeline_entry WHERE type = 'callback'"
        )
      ).toHaveLength(20)
    })

    it.each<[string, (url: string) => Promise<number>]>([
      ["a body over 16 kB", (url) => post(url, "x".repeat(20_000))],
      ["broken JSON", (url) => post(url, '{"code":')],
      ["a body that is deep", (url) => post(url, deep(3_000))],
      ["another encoding", (url) => post(url, '"\u0000"', "text/xml")],
      ["a GET", async (url) => (await axios.get(url, anyStatus)).status],
      ["a PUT", async (url) => (await axios.put(url, {}, anyStatus)).status],
    ])("a guess with %s costs no query", async (_what, attack) => {
      const { callbackUrl } = await push(test)
      await test.records.restFromChecks()
      const before = await snapshot(test)
      let status = 0

      const queries = await countQueries(async () => {
        status = await attack(callbackUrl.replace(/[^/]+$/, "guess"))
      })

      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(queries).toEqual([])
      expect(await snapshot(test)).toEqual(before)
    })
  })
}

const anyStatus = { validateStatus: () => true }

async function post(
  url: string,
  body: string,
  type = "application/json"
): Promise<number> {
  const headers = { "content-type": type }
  return (await axios.post(url, body, { headers, ...anyStatus })).status
}

/** Posts them all, some at once, and counts the statuses of the answers. */
async function postAll(
  requests: [url: string, body: unknown][]
): Promise<Map<number, number>> {
  const statuses = new Map<number, number>()
  const waiting = [...requests]
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const status = await post(next[0], JSON.stringify(next[1]))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return statuses
}

async function push(test: ShopUnderTest) {
  const { sessionId } = await test.shop.checkOut()
  await test.shop.push(sessionId, { phone: PHONE })
  const { callbackUrl } = await test.gateway.onlyEntry()
  return { sessionId, callbackUrl }
}

/** All that a callback could change. */
async function snapshot({ records, gateway }: ShopUnderTest) {
  const rows = await records.sql(
    `SELECT id, state, callbacks, order_number, callback_order_numbers,
       attention FROM flexpay_transaction`
  )
  const events = await records.sql(
    "SELECT count(*)::int AS count FROM flexpay_timeline_entry WHERE type = 'callback'"
  )
  return { rows, events, payments: (await gateway.counts()).payment }
}

function deep(levels: number): string {
  return '{"a":'.repeat(levels) + "0" + "}".repeat(levels)
}
