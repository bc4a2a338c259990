import axios from "axios"
import type { ShopUnderTest } from "../setup/describe-shop"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
const ROUTE = "/store/flexpay/payment-sessions"

export function describeStoreRoutes(test: ShopUnderTest): void {
  describe("the store's routes", () => {
    it("an unknown session is answered with 404", async () => {
      const pushed = await test.shop.push("payses_unknown", { phone: PHONE })
      const polled = await test.shop.get(`${ROUTE}/payses_unknown`)

      expect([pushed.status, pushed.data.type]).toEqual([404, "not_found"])
      expect([polled.status, polled.data.type]).toEqual([404, "not_found"])
    })

    it("the status is null before a push", async () => {
      const { sessionId } = await test.shop.checkOut()

      const { status, data } = await test.shop.get(`${ROUTE}/${sessionId}`)

      expect([status, data]).toEqual([200, { transaction: null }])
    })

    it("an unchanged status is an empty 304, and a changed one is complete", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      const poll = async (etag: string) =>
        await test.shop.get(`${ROUTE}/${sessionId}`, { "if-none-match": etag })
      const { headers } = await poll("")

      const unchanged = await poll(String(headers.etag))
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
      const changed = await poll(String(headers.etag))

      expect([unchanged.status, unchanged.data]).toEqual([304, ""])
      expect(changed.status).toBe(200)
    })

    it("the status has the idempotency key of a request whose answer was lost", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, {
        phone: PHONE,
        idempotency_key: "a-key-of-the-shop",
      })

      const { data } = await test.shop.get(`${ROUTE}/${sessionId}`)

      expect(data.transaction.idempotency_key).toBe("a-key-of-the-shop")
    })

    it.each([
      [undefined, "phone_empty"],
      ["", "phone_empty"],
      ["my phone", "phone_not_a_number"],
      ["+33 6 12 34 56 78", "phone_foreign"],
      ["081 234 567", "phone_wrong_length"],
    ])("the phone %p is refused: %s", async (phone, code) => {
      const { sessionId } = await test.shop.checkOut()

      const { status, data } = await test.shop.push(sessionId, { phone })

      expect([status, data.type, data.code]).toEqual([
        400,
        "invalid_data",
        code,
      ])
      expect((await test.gateway.counts()).payment).toBe(0)
      expect(await test.records.rows()).toEqual([])
    })

    it.each([
      "0810009001",
      "810009001",
      "+243 81 000 9001",
      "00243810009001",
      "+243 081 000 9001",
    ])("the phone is accepted as %s", async (phone) => {
      const { sessionId } = await test.shop.checkOut()

      expect((await test.shop.push(sessionId, { phone })).status).toBe(200)

      expect((await test.gateway.onlyEntry()).phone).toBe(PHONE)
    })

    it.each([
      ["another key", { phone: PHONE, amount: 1 }],
      ["a number for a phone", { phone: 810009001 }],
      ["a short idempotency key", { phone: PHONE, idempotency_key: "x" }],
    ])("a body with %s is refused", async (_what, body) => {
      const { sessionId } = await test.shop.checkOut()

      const { status, data } = await test.shop.push(sessionId, body)

      expect([status, data.type]).toEqual([400, "invalid_data"])
      expect(await test.records.rows()).toEqual([])
    })

    it("another provider's session is refused", async () => {
      const { sessionId } = await test.shop.checkOut({
        providerId: "pp_system_default",
      })

      const { status, data } = await test.shop.push(sessionId, { phone: PHONE })

      expect([status, data.type]).toEqual([400, "not_allowed"])
      expect((await test.gateway.counts()).payment).toBe(0)
    })

    it("a paid session is refused", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000001" })
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)

      const { status, data } = await test.shop.push(sessionId, { phone: PHONE })

      expect([status, data.type]).toEqual([400, "not_allowed"])
      expect((await test.gateway.counts()).payment).toBe(1)
    })

    it("ten presses send one push", async () => {
      const { sessionId } = await test.shop.checkOut()

      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          test.shop.push(sessionId, { phone: PHONE })
        )
      )

      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
      expect((await test.gateway.counts()).payment).toBe(1)
      expect((await test.records.onlyRow()).state).toBe("pending")
    })

    it("an idempotency key sends one push, even after a failure", async () => {
      const { sessionId } = await test.shop.checkOut()
      const body = { phone: "0810000025", idempotency_key: "a-key-of-the-shop" }
      await test.shop.push(sessionId, body)

      const again = await test.shop.push(sessionId, body)

      expect(again.data.transaction).toMatchObject({ state: "refused" })
      expect((await test.gateway.counts()).payment).toBe(1)
      const next = await test.shop.push(sessionId, {
        ...body,
        phone: PHONE,
        idempotency_key: "another-key",
      })
      expect(next.data.transaction).toMatchObject({ state: "pending" })
    })

    it("the limit of a cart is answered with 429, and counts only sent requests", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.gateway.change({ authRefused: true })
      for (const phone of ["0810000025", "0810000025", "0810000025"]) {
        const { data } = await test.shop.push(sessionId, { phone })
        expect(data.transaction.reason).toBe("misconfigured")
      }
      await test.gateway.change({ authRefused: false })
      await test.shop.push(sessionId, { phone: "0810000025" })
      await test.shop.push(sessionId, { phone: "0820000025" })

      const { status, data } = await test.shop.push(sessionId, { phone: PHONE })

      expect([status, data.type, data.code]).toEqual([
        429,
        "not_allowed",
        "too_many_pushes",
      ])
      // Fifteen minutes later the shopper may try again.
      await test.records.age("16 minutes")
      expect((await test.shop.push(sessionId, { phone: PHONE })).status).toBe(
        200
      )
    })

    it("the limit of a phone is answered with 429 in any cart", async () => {
      const checkouts = []
      for (let count = 0; count < 5; count++) {
        checkouts.push(await test.shop.checkOut())
      }

      const answers = await Promise.all(
        checkouts.map(({ sessionId }) =>
          test.shop.push(sessionId, { phone: PHONE })
        )
      )

      expect(answers.map(({ status }) => status).sort()).toEqual([
        200, 200, 200, 429, 429,
      ])
      expect((await test.gateway.counts()).payment).toBe(3)
    })

    it("the limit of a caller is answered with 429 to any phone, by the address that the proxy reports", async () => {
      const pushFrom = async (address: string) => {
        const { sessionId } = await test.shop.checkOut()
        const phone = `08${String(nextNumber++)}`
        return await test.shop.push(sessionId, { phone }, address)
      }
      let nextNumber = 20_009_001
      for (let count = 0; count < 4; count++) {
        expect((await pushFrom("203.0.113.7")).status).toBe(200)
      }

      const { status, data } = await pushFrom("198.51.100.1, 203.0.113.7")
      const other = await pushFrom("203.0.113.8")

      expect([status, data.type, data.code]).toEqual([
        429,
        "not_allowed",
        "too_many_pushes",
      ])
      expect(data.message).toContain("internet address")
      expect(other.status).toBe(200)
      const rows = await test.records.sql("SELECT * FROM flexpay_transaction")
      expect(JSON.stringify(rows)).not.toContain("203.0.113")
    })

    it("a customer who paid with a number gets a push to it though strangers used up its limit", async () => {
      const payer = await test.shop.checkOut()
      await test.shop.push(payer.sessionId, { phone: PHONE })
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(
        payer.sessionId,
        ({ order_id }) => order_id !== null
      )
      await test.records.age("2 hours")
      const { data } = await test.shop.get(`/store/carts/${payer.cartId}`)
      const pushAs = async (email: string, address: string) => {
        const { cartId, collectionId } = await test.shop.makeCheckout()
        await test.shop.post(`/store/carts/${cartId}`, { email })
        const sessionId = await test.shop.newSession(collectionId)
        return await test.shop.push(sessionId, { phone: PHONE }, address)
      }
      const pushes = [
        await pushAs("stranger@example.com", "203.0.113.7"),
        await pushAs("stranger@example.com", "203.0.113.7"),
        await pushAs("stranger@example.com", "203.0.113.7"),
        await pushAs("stranger@example.com", "203.0.113.8"),
        await pushAs(data.cart.email, "203.0.113.9"),
      ]

      expect(pushes.map(({ status }) => status)).toEqual([
        200, 200, 200, 429, 200,
      ])
    })

    it("the status names the order only to a caller that names its cart", async () => {
      const { sessionId } = await test.shop.checkOut()
      const other = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000001" })
      const { order_id } = await test.shop.pollUntil(
        sessionId,
        (status) => status.order_id !== null
      )
      const orderOf = async (query: string) =>
        (await test.shop.get(`${ROUTE}/${sessionId}${query}`)).data.transaction

      for (const query of [
        "",
        "?cart_id=",
        `?cart_id=${other.cartId}`,
        "?cart_id[]=cart_1",
        `?cart_id=${sessionId}`,
      ]) {
        const transaction = await orderOf(query)
        expect(transaction).toMatchObject({
          state: "succeeded",
          order_placed: true,
          order_id: null,
        })
        expect(JSON.stringify(transaction)).not.toMatch(/order_0|cart_|cus_/)
      }
      expect(order_id).toMatch(/^order_/)
    })

    it("a request without the publishable key is refused", async () => {
      const { sessionId } = await test.shop.checkOut()
      const { callbackUrl } = await pushed(sessionId)
      const address = new URL(`${ROUTE}/${sessionId}`, callbackUrl).href

      const answers = await Promise.all([
        axios.get(address, { validateStatus: () => true }),
        axios.post(address, { phone: PHONE }, { validateStatus: () => true }),
      ])

      expect(answers.map(({ status }) => status)).toEqual([400, 400])
    })

    it("the status holds no token, no order number and no whole phone number", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()
      const entry = await pushed(sessionId)
      const session = "fields=*payment_collection.payment_sessions"
      const whileOpen = [
        await test.shop.push(sessionId, { phone: PHONE }),
        await test.shop.get(`${ROUTE}/${sessionId}`),
        await test.shop.get(`/store/carts/${cartId}?${session}`),
      ]
      await test.gateway.enterPin(PHONE)
      const { order_id } = await test.shop.pollUntil(
        sessionId,
        (status) => status.order_id !== null
      )
      const afterwards = [
        await test.shop.get(`${ROUTE}/${sessionId}`),
        await test.shop.get(`/store/carts/${cartId}?${session}`),
        await test.shop.get(
          `/store/orders/${order_id}?fields=*payment_collections.payments,*payment_collections.payment_sessions`
        ),
      ]

      const callbackToken = entry.callbackUrl.split("/").at(-1) ?? ""
      for (const { status, data } of [...whileOpen, ...afterwards]) {
        const text = JSON.stringify(data)
        expect(status).toBe(200)
        expect(text).not.toContain(test.simulator.token)
        expect(text).not.toContain(callbackToken)
        expect(text).not.toContain(entry.orderNumber)
        expect(text).not.toMatch(/243\d{9}|0?8\d{8}/)
      }
    })

    async function pushed(sessionId: string) {
      await test.shop.push(sessionId, { phone: PHONE })
      return await test.gateway.onlyEntry()
    }
  })
}
