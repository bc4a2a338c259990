import { Readable } from "node:stream"
import { gzipSync } from "node:zlib"
import axios from "axios"
import type { AxiosResponse } from "axios"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import type { GatewayEntry } from "../../harness/shop/gateway"
import { paidOnce } from "../setup/records"

/** Both wait for the virtual phone. */
const PHONE = "243810009001"
const OTHER_PHONE = "243810009002"

export function describeCallback(test: ShopUnderTest): void {
  describe("FlexPay's callback", () => {
    it.each(["json", "form"])(
      "a callback leads to the order in %s",
      async (form) => {
        const { sessionId } = await push(test)
        await test.gateway.setState({ phone: PHONE, state: "paid" })

        expect(await test.gateway.callBack({ phone: PHONE, form })).toBe(200)

        const paid = await ordered(test, sessionId)
        expect(await test.records.order(paid)).toEqual(paidOnce("28000"))
        expect((await test.records.onlyRow()).callbacks).toBe(1)
      }
    )

    it("a repeated callback is answered with 200 each time", async () => {
      const { sessionId } = await push(test)
      await test.gateway.setState({ phone: PHONE, state: "paid" })

      const answers = await Promise.all(
        Array.from({ length: 5 }, () => test.gateway.callBack({ phone: PHONE }))
      )

      expect(answers).toEqual([200, 200, 200, 200, 200])
      const paid = await ordered(test, sessionId)
      expect(await test.gateway.callBack({ phone: PHONE })).toBe(200)
      expect(await test.records.orderIds()).toEqual([paid])
      expect((await test.records.onlyRow()).callbacks).toBe(6)
    })

    it("the timeline keeps the bodies of twenty callbacks, and the row counts the rest", async () => {
      const { entry } = await push(test)

      for (let count = 0; count < 25; count++) {
        await post(entry.callbackUrl, { count })
      }

      expect((await test.records.onlyRow()).callbacks).toBe(25)
      expect(await stored(test)).toBe(20)
    })

    it.each([
      ["16 kB", 17_000],
      ["the limit of Medusa's parser", 120_000],
    ])(
      "a callback over %s is refused, and nothing is stored",
      async (_what, length) => {
        const { entry } = await push(test)

        const { status } = await post(entry.callbackUrl, {
          padding: "x".repeat(length),
        })

        expect(status).toBe(413)
        expect((await test.records.onlyRow()).callbacks).toBe(0)
      }
    )

    it("a callback without a length, or compressed, is measured", async () => {
      const { entry } = await push(test)
      const send = async (body: Readable | Buffer, encoding = "identity") => {
        const headers = {
          "content-type": "application/json",
          "content-encoding": encoding,
        }
        const options = { headers, validateStatus: () => true }
        return (await axios.post(entry.callbackUrl, body, options)).status
      }
      const padded = (length: number) =>
        JSON.stringify({ padding: "x".repeat(length) })
      const deep = `${"[".repeat(45_000)}${"]".repeat(45_000)}`

      expect(await send(Readable.from([padded(17_000)]))).toBe(413)
      expect(await send(Readable.from([deep]))).toBe(413)
      expect(await send(gzipSync(padded(17_000)), "gzip")).toBe(413)
      expect((await test.records.onlyRow()).callbacks).toBe(0)
      expect(await send(Readable.from([padded(1_000)]))).toBe(200)
      expect(await send(gzipSync(padded(1_000)), "gzip")).toBe(200)
      expect((await test.records.onlyRow()).callbacks).toBe(2)
    })

    it("a callback with a wrong token is answered with 404, causes no check and stores nothing", async () => {
      const { entry } = await push(test)
      const before = await test.gateway.counts()

      for (const token of ["x", "a".repeat(43), "..%2f..", "a".repeat(500)]) {
        const address = entry.callbackUrl.replace(/[^/]+$/, token)
        const { status, data } = await post(address, { code: "0" })
        expect([status, data.type]).toEqual([404, "not_found"])
      }

      expect(await test.gateway.counts()).toEqual(before)
      expect(await stored(test)).toBe(0)
      expect((await test.records.onlyRow()).callbacks).toBe(0)
    })

    it.each<[string, unknown]>([
      ["an empty body", ""],
      ["an empty object", {}],
      ["an array", [1, [2]]],
      ["other keys", { __proto__: { code: 0 }, constructor: "0" }],
      ["other types", { code: {}, orderNumber: ["x"], reference: 7 }],
      ["a deep body", deep(500)],
      ["nulls", { code: null, orderNumber: null }],
      ["a text with a null character", { orderNumber: "a\u0000b" }],
    ])(
      "a callback of %s is answered, and harms nothing",
      async (_what, body) => {
        const { sessionId, entry } = await push(test)

        const { status } = await post(entry.callbackUrl, body)

        expect(status).toBe(200)
        expect(await stored(test)).toBe(1)
        await test.gateway.enterPin(PHONE)
        await ordered(test, sessionId)
        await expectRecordsToAgree(test)
      }
    )

    it("a callback of success changes nothing for an unpaid push", async () => {
      const { sessionId } = await push(test)

      await test.gateway.callBack({
        phone: PHONE,
        fields: { code: "0", provider_reference: "FORGED" },
      })

      await nothingMoves(test, sessionId)
    })

    it.each([
      ["order number", ({ orderNumber }: GatewayEntry) => ({ orderNumber })],
      ["reference", ({ reference }: GatewayEntry) => ({ reference })],
      [
        "order number and reference",
        ({ orderNumber, reference }: GatewayEntry) => ({
          orderNumber,
          reference,
        }),
      ],
      ["amount", () => ({ amount: "1.0", amountCustomer: "1.0" })],
      ["currency", () => ({ currency: "USD" })],
    ])(
      "a callback with the %s of a real payment changes nothing",
      async (_what, forge) => {
        const other = await push(test, OTHER_PHONE)
        await test.gateway.enterPin(OTHER_PHONE)
        await ordered(test, other.sessionId)
        const { sessionId } = await push(test)

        await test.gateway.callBack({
          phone: PHONE,
          fields: {
            code: "0",
            provider_reference: "X1",
            ...forge(other.entry),
          },
        })

        await nothingMoves(test, sessionId)
      }
    )

    it("an unanswered request does not take another payment's order number from a callback", async () => {
      const other = await push(test, OTHER_PHONE)
      await test.gateway.enterPin(OTHER_PHONE)
      await ordered(test, other.sessionId)
      // The request is taken, and its answer never comes.
      const { sessionId } = await test.shop.checkOut()
      await test.gateway.spoil({
        service: "payment",
        kind: "drop",
        processed: true,
      })
      await test.shop.push(sessionId, { phone: PHONE })

      await test.gateway.callBack({
        phone: PHONE,
        fields: { code: "0", orderNumber: other.entry.orderNumber },
      })
      await test.records.recheck()

      const [, attacked] = await test.records.rows()
      expect(attacked).toMatchObject({
        state: "unknown",
        order_number: null,
        attention: "reference_differs",
      })
      expect(await test.records.orderIds()).toHaveLength(1)

      // The true callback, when it comes, still finds the true payment.
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
      await expectRecordsToAgree(test)
    })
  })
}

async function push(test: ShopUnderTest, phone = PHONE) {
  const { sessionId } = await test.shop.checkOut()
  await test.shop.push(sessionId, { phone })
  const entries = await test.gateway.entries()
  const entry = entries.find((candidate) => candidate.phone === phone)
  if (!entry) {
    throw new Error(`No push on ${phone}`)
  }
  return { sessionId, entry }
}

async function ordered(
  test: ShopUnderTest,
  sessionId: string
): Promise<string> {
  const { order_id } = await test.shop.pollUntil(
    sessionId,
    (status) => status.order_id !== null
  )
  return order_id ?? ""
}

async function nothingMoves(
  test: ShopUnderTest,
  sessionId: string
): Promise<void> {
  const orders = await test.records.orderIds()
  await test.records.recheck()
  expect(await test.shop.poll(sessionId)).toMatchObject({
    state: "pending",
    order_id: null,
  })
  expect(await test.records.sessionStatus(sessionId)).toBe("pending")
  expect(await test.records.orderIds()).toEqual(orders)
  await expectRecordsToAgree(test)
}

/** How many callbacks' bodies the timeline holds. */
async function stored({ records }: ShopUnderTest): Promise<number> {
  const rows = await records.sql(
    "SELECT id FROM flexpay_timeline_entry WHERE type = 'callback'"
  )
  return rows.length
}

async function post(address: string, body: unknown): Promise<AxiosResponse> {
  return await axios.post(address, body, { validateStatus: () => true })
}

function deep(levels: number): unknown {
  return levels ? { a: deep(levels - 1) } : "bottom"
}
