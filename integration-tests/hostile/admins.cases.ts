import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundFixture } from "../setup/refund-fixture"
import { registerCustomer } from "../setup/register-customer"

const API = path.resolve(__dirname, "../../src/api")

/** Every admin route of the plugin, by its file. */
function routesIn(folder: string): [method: string, path: string][] {
  return readdirSync(path.join(API, folder), { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const source = readFileSync(path.join(API, folder, file), "utf8")
      const address = `/${folder}/${path.dirname(file)}`
        .split(path.sep)
        .join("/")
        .replace(/\[\w+\]/g, "fptx_any")
      return [
        ...source.matchAll(
          /^export (?:async function|const) (GET|POST|PUT|PATCH|DELETE)\b/gm
        ),
      ].map(([, method = ""]): [string, string] => [method, address])
    })
}

const ROUTES = routesIn("admin")

const QUERIES = [
  "q=%27%20OR%201%3D1%20--",
  "q=a%00b",
  "q[]=a&q[]=b",
  "q[$ne]=1",
  `q=${"x".repeat(200)}`,
  "q=order_%22,x%7D",
  "q=order_%5C",
  "state[$ne]=paid",
  "kind=payment&kind=payout",
  "limit=1e9",
  "limit=-1",
  "offset=99999999999999999999",
  "offset=9007199254740991",
  "created_from=%2B275760-09-13T00:00:00.000Z",
  "created_from=-271821-04-20T00:00:00.000Z",
  "created_to[]=x",
  "attention=yes",
  "order=id;DROP TABLE flexpay_transaction",
]

const UNSTORABLE = ["a note with \u0000 in it", "half \ud800 a sign"]

export function describeAdmins(test: ShopUnderTest): void {
  describe("attacks on admin routes", () => {
    const refunding = new RefundFixture(test)

    it("the admin routes are found by their files", () => {
      expect(ROUTES.length).toBeGreaterThanOrEqual(13)
      expect(ROUTES).toContainEqual([
        "POST",
        "/admin/flexpay/transactions/fptx_any/payouts",
      ])
    })

    it("each admin route refuses requests without a login", async () => {
      const body = { note: "a note", paid_out: "0" }
      const customer = await registerCustomer(test)
      for (const [method, address] of ROUTES) {
        const answers = [
          await test.shop.request(method, address, { body }),
          await test.shop.request(method, address, {
            body,
            token: "Bearer x.y.z",
          }),
          await test.shop.request(method, address, {
            body,
            token: "Basic Og==",
          }),
          await test.shop.request(method, address, { body, token: customer }),
        ]
        expect([
          method,
          address,
          ...answers.map((route) => route.status),
        ]).toEqual([method, address, 401, 401, 401, 401])
      }
    })

    it("a live store has no route that moves its time, which only the demo and the simulator have", async () => {
      const admin = await test.shop.logIn()
      const { transactionId } = await refunding.sellTo()
      const [before] = await test.records.rows()

      const answers = await Promise.all(
        ["/_simulator/time", "/admin/flexpay/time", "/flexpay/time"].map(
          async (address) => await admin.post(address, { hours: 72 })
        )
      )

      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
      expect(ROUTES.filter(([, address]) => /\btime\b/.test(address))).toEqual(
        []
      )
      expect(await test.records.rows()).toEqual([before])
      expect(before?.id).toBe(transactionId)
    })

    it("no search text harms the list", async () => {
      const admin = await test.shop.logIn()
      await refunding.sellTo()
      for (const query of QUERIES) {
        const answers = [
          await admin.get(`/admin/flexpay/transactions?${query}`),
          await admin.get(
            `/admin/flexpay/transactions/export?from=2026-11-01&to=2026-11-30&${query}`
          ),
          await admin.get(`/admin/flexpay/transactions/totals?${query}`),
        ]
        for (const { status, data } of answers) {
          expect([query, [200, 400].includes(status)]).toEqual([query, true])
          expect(JSON.stringify(data)).not.toMatch(/syntax|database failed/i)
        }
      }
      expect(await test.records.rows()).toHaveLength(1)
    })

    it("an admin route refuses texts that can't be stored, and changes nothing", async () => {
      const admin = await test.shop.logIn()
      const { transactionId } = await refunding.sellTo()
      for (const text of UNSTORABLE) {
        const answers = [
          await refunding.act(admin, [transactionId, "resolve"], {
            note: text,
          }),
          await refunding.act(admin, [transactionId, "reject"], {
            note: text,
          }),
          await refunding.act(admin, [transactionId, "resend"], {
            justification: text,
          }),
          await refunding.act(admin, [transactionId, "payouts"], {
            paid_out: "0",
            note: text,
          }),
        ]
        expect(answers.map(({ status }) => status)).toEqual([
          400, 400, 400, 400,
        ])
      }
      expect((await test.gateway.counts()).payout).toBe(0)
    })
  })
}
