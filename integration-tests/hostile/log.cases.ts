import { subscribe, unsubscribe } from "node:diagnostics_channel"
import { inspect } from "node:util"
import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { adminLogin } from "../../demo/src/seed/names"
import { ODD_CALLBACKS, send } from "../callbacks/odd-callbacks.cases"
import type { ShopUnderTest } from "../setup/describe-shop"
import type { GatewayEntry } from "../../harness/shop/gateway"

/** Waits for the virtual phone. */
const PHONE = "243810009001"

const LEVELS = ["error", "warn", "info", "http", "debug"] as const
/** Node's own channel for each request that a server has answered. */
const ANSWERED = "http.server.response.finish"

export function describeLog(test: ShopUnderTest): void {
  describe("the log of a store", () => {
    let written: string[]

    beforeEach(() => {
      written = []
      const logger = test
        .getContainer()
        .resolve(ContainerRegistrationKeys.LOGGER)
      for (const method of LEVELS) {
        jest.spyOn(logger, method).mockImplementation((...values) => {
          written.push(inspect(values, { depth: null }))
        })
      }
    })
    afterEach(() => jest.restoreAllMocks())

    // What Medusa's log of requests prints, which is off in tests.
    const logAddress = (message: unknown) => {
      const { request } = message as { request: MedusaRequest }
      const { host } = new URL(test.shop.flexpay.options.callback_base_url)
      if (request.headers.host === host) {
        written.push(request.originalUrl, request.headers.referer ?? "-")
      }
    }
    beforeEach(() => subscribe(ANSWERED, logAddress))
    afterEach(() => unsubscribe(ANSWERED, logAddress))

    it("the log holds no secret and no phone number after a payment", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      const entry = await test.gateway.onlyEntry()
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
      await test.records.recheck()

      expectNoSecrets(entry)
    })

    it("the log holds no secret when FlexPay refuses the token, drops a connection or answers a web page", async () => {
      for (const kind of ["unauthorized", "drop", "html", "error_500"]) {
        const { sessionId } = await test.shop.checkOut()
        await test.gateway.spoil({ service: "payment", kind })
        await test.shop.push(sessionId, { phone: PHONE })
      }
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0820009002" })
      const entry = await test.gateway.onlyEntry()
      await test.gateway.change({ authRefused: true })
      await test.records.recheck()

      expect(written.join("\n")).toContain("FlexPay")
      expectNoSecrets(entry)
    })

    it.each(ODD_CALLBACKS)(
      "the log holds no secret when a callback comes %s, at any level",
      async (_what, write) => {
        const { sessionId } = await test.shop.checkOut()
        await test.shop.push(sessionId, { phone: PHONE })
        const entry = await test.gateway.onlyEntry()
        const { orderNumber } = entry

        const callback = write(entry.callbackUrl, { orderNumber, phone: PHONE })
        const guess = entry.callbackUrl.replace(/.$/, "_")
        expect(await send(callback)).toBe(200)
        expect(await send({ ...callback, url: guess })).toBe(404)
        expect(await send({ ...callback, url: `${guess}%00` })).toBe(404)

        expect(written).toContain("/hooks/flexpay/payments/***")
        expectNoSecrets(entry)
      }
    )

    it("the log holds no phone number that an admin searched for", async () => {
      const authorization = await test.shop.tokenOf(adminLogin)
      const search = `q=%2B${PHONE}`

      await test.shop.get(`/admin/flexpay/transactions?${search}`, {
        authorization,
        referer: `http://localhost:9000/app/flexpay?${search}`,
      })

      expect(written).toContain("/admin/flexpay/transactions?q=***")
      expect(written).toContain("http://localhost:9000/app/flexpay?q=***")
      expectNoSecrets()
    })

    it("the log holds no secret when the database refuses a write", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.records.sql(
        "ALTER TABLE flexpay_transaction ADD CONSTRAINT broken CHECK (false) NOT VALID"
      )

      const { status, data } = await test.shop.push(sessionId, { phone: PHONE })

      expect(status).toBe(500)
      expect(JSON.stringify(data)).not.toMatch(/243\d{9}|[0-9a-f]{64}/)
      expect(written.join("\n")).toContain("FlexPay: the database failed")
      expectNoSecrets()
    })

    it("the log holds no secret when the work after a callback fails", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      const entry = await test.gateway.onlyEntry()
      await test.records.sql(
        "ALTER TABLE flexpay_timeline_entry ADD CONSTRAINT broken CHECK (false) NOT VALID"
      )

      // No 200 for what was not stored.
      expect(await test.gateway.callBack({ phone: PHONE })).toBe(500)

      expectNoSecrets(entry)
    })

    function expectNoSecrets(entry?: GatewayEntry): void {
      const log = written.join("\n")
      expect(log).not.toContain(test.simulator.token)
      expect(log).not.toMatch(/243\d{9}/)
      expect(log).not.toMatch(/08[12]000900/)
      if (entry) {
        expect(log).not.toContain(entry.callbackUrl.split("/").at(-1))
        expect(log).not.toContain(entry.orderNumber)
      }
    }
  })
}
