import type { ShopUnderTest } from "../setup/describe-shop"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
const ROUTE = "/store/flexpay/payment-sessions"

const INJECTIONS = [
  "' OR '1'='1",
  "'; DROP TABLE flexpay_transaction; --",
  "payses_%",
  '{"$ne":null}',
  "../../admin/flexpay/transactions",
  "a\u0000b",
  "\ud7ff\uffff",
  "<script>alert(1)</script>",
  "x".repeat(1_500),
]

const JUNK: readonly unknown[] = [
  null,
  true,
  7,
  [],
  ["0810009001"],
  {},
  { $ne: null },
  { phone: "0810009001" },
]

const JUNK_PHONES = [
  "0810009001; DROP TABLE flexpay_transaction",
  "+243",
  "243",
  "0".repeat(40),
  "1".repeat(40),
  "٠٨١٠٠٠٩٠٠١x",
  "0810009001 ext 5",
  "tel:0810009001;phone-context=+1",
  "=0810009001",
  "\u0000\u0000",
  "0810009001\n0810009002",
  "-1",
  "1e9",
  "0x30481",
]

export function describeShoppers(test: ShopUnderTest): void {
  describe("attacks by shoppers", () => {
    it("an injection finds no session", async () => {
      for (const id of INJECTIONS) {
        const path = `${ROUTE}/${encodeURIComponent(id)}`
        const answers = [
          await test.shop.get(path),
          await test.shop.post(path, { phone: PHONE }),
        ]
        for (const { status, data } of answers) {
          expect([id, [400, 404].includes(status)]).toEqual([id, true])
          expect(JSON.stringify(data)).not.toMatch(/syntax|relation|column/i)
        }
      }
      await nothingHappened(test)
    })

    it("a phone, a key or a field name injects nothing", async () => {
      const { sessionId } = await test.shop.checkOut()
      for (const text of INJECTIONS) {
        const answers = [
          await test.shop.push(sessionId, { phone: text }),
          await test.shop.push(sessionId, {
            phone: text,
            idempotency_key: text,
          }),
          await test.shop.push(sessionId, { [text]: PHONE }),
        ]
        expect([text, ...answers.map(({ status }) => status)]).toEqual([
          text,
          400,
          400,
          400,
        ])
      }
      await nothingHappened(test)
    })

    it("an idempotency key may look like SQL, and may not hold control characters", async () => {
      const { sessionId } = await test.shop.checkOut()
      const push = async (idempotency_key: string) =>
        (await test.shop.push(sessionId, { phone: PHONE, idempotency_key }))
          .status

      expect(await push("a\u0000bcdefghi")).toBe(400)
      expect(await push("\ud800abcdefghij")).toBe(400)
      await nothingHappened(test)
      expect(await push("' OR '1'='1")).toBe(200)
      expect(await push("' OR '1'='1")).toBe(200)
      expect((await test.gateway.counts()).payment).toBe(1)
    })

    it("an invalid phone is refused", async () => {
      const { sessionId } = await test.shop.checkOut()
      for (const phone of JUNK_PHONES) {
        const { status, data } = await test.shop.push(sessionId, { phone })
        expect([phone, status, data.type]).toEqual([phone, 400, "invalid_data"])
      }
      await nothingHappened(test)
    })

    it("other types in a field are refused", async () => {
      const { sessionId } = await test.shop.checkOut()
      for (const junk of JUNK) {
        const answers = [
          await test.shop.push(sessionId, { phone: junk }),
          await test.shop.push(sessionId, {
            phone: PHONE,
            idempotency_key: junk,
          }),
          await test.shop.push(sessionId, { phone: PHONE, amount: junk }),
        ]
        expect([junk, ...answers.map(({ status }) => status)]).toEqual([
          junk,
          400,
          400,
          400,
        ])
      }
      await nothingHappened(test)
    })

    it("a body over 4 kB is refused as too large", async () => {
      const { sessionId } = await test.shop.checkOut()

      const { status } = await test.shop.push(sessionId, {
        phone: PHONE,
        padding: "x".repeat(5_000),
      })

      expect(status).toBe(413)
      await nothingHappened(test)
    })

    it("a deleted session gets no push, and each session requests only its own cart's amount", async () => {
      const { sessionId, collectionId } = await test.shop.checkOut()
      const { sessionId: other } = await test.shop.checkOut()
      await test.shop.newSession(collectionId)

      const deleted = await test.shop.push(sessionId, { phone: PHONE })

      expect([deleted.status, deleted.data.type]).toEqual([404, "not_found"])
      await nothingHappened(test)
      await test.shop.push(other, { phone: PHONE })
      expect((await test.records.onlyRow()).payment_session_id).toBe(other)
      expect((await test.shop.get(`${ROUTE}/${sessionId}`)).status).toBe(404)
    })

    it("the session's data sets nothing that the plugin trusts", async () => {
      const cartId = await test.shop.fillCart()
      const collectionId = await test.shop.newCollection(cartId)
      const sessionId = await test.shop.newSession(
        collectionId,
        "pp_flexpay_flexpay",
        {
          amount: 1,
          transaction_id: "fptx_1",
          state: "succeeded",
          phone: PHONE,
        }
      )

      await test.shop.push(sessionId, { phone: PHONE })

      expect(await test.gateway.onlyEntry()).toMatchObject({ amount: "28000" })
      const { status } = await test.shop.post(`/store/carts/${cartId}/complete`)
      expect(status).toBe(400)
      expect(await test.records.orderIds()).toEqual([])
    })

    it("an unknown return address shows no more than a page", async () => {
      for (const text of INJECTIONS) {
        const { status, data } = await test.shop.get(
          `/hooks/flexpay/return/${encodeURIComponent(text)}?outcome=approved`
        )
        expect([text, [400, 404].includes(status)]).toEqual([text, true])
        expect(JSON.stringify(data)).not.toContain("<script>")
      }
    })
  })
}

async function nothingHappened({ gateway, records }: ShopUnderTest) {
  expect((await gateway.counts()).payment).toBe(0)
  expect(await records.rows()).toEqual([])
}
