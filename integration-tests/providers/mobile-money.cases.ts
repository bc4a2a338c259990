import axios from "axios"
import type { IPaymentModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
const MOBILE = "pp_flexpay_flexpay"

export function describeMobileMoney(test: ShopUnderTest): void {
  describe("Medusa's payment provider", () => {
    it("a created, updated or deleted session sends FlexPay nothing", async () => {
      const { sessionId, collectionId } = await test.shop.checkOut()
      await payments().updatePaymentSession({
        id: sessionId,
        amount: 29_000,
        currency_code: "cdf",
        data: { session_id: sessionId },
      })
      const renewed = await test.shop.newSession(collectionId)
      await payments().deletePaymentSession(renewed)

      expect(await test.gateway.counts()).toEqual({
        payment: 0,
        card: 0,
        payout: 0,
        check: 0,
        checkFallback: 0,
      })
      expect(await test.records.rows()).toEqual([])
    })

    it("the data that a storefront sends with a session is not trusted", async () => {
      const other = await paidSession()
      const cartId = await test.shop.fillCart()
      const collectionId = await test.shop.newCollection(cartId)

      const sessionId = await test.shop.newSession(collectionId, MOBILE, {
        session_id: other.sessionId,
        transaction_id: other.transactionId,
        amount: "1",
        currency_code: "usd",
      })

      const session = await payments().retrievePaymentSession(sessionId)
      expect(session.data).toMatchObject({
        session_id: sessionId,
        amount: "28000",
        currency_code: "cdf",
      })
      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)
      expect([completed.status, completed.data.type]).toEqual([
        400,
        "not_allowed",
      ])
      expect(await test.records.orderIds()).toHaveLength(1)
      await expectRecordsToAgree(test)
    })

    it.each([
      { session_id: "payses_other", transaction_id: "fptx_other", amount: "1" },
      ["session_id"],
      "captured",
    ])(
      "the data %j that a client writes into a session while it is paid decides nothing",
      async (data) => {
        const { sessionId } = await test.shop.checkOut()
        await test.shop.push(sessionId, { phone: PHONE })
        await test.records.sql(
          "UPDATE payment_session SET data = ?::jsonb WHERE id = ?",
          [JSON.stringify(data), sessionId]
        )
        await test.gateway.enterPin(PHONE)
        const { order_id } = await test.shop.pollUntil(
          sessionId,
          (status) => status.order_id !== null
        )

        const { id } = await test.records.onlyRow()
        const session = await payments().retrievePaymentSession(sessionId, {
          relations: ["payment"],
        })
        expect(session.payment?.data).toMatchObject({
          session_id: sessionId,
          transaction_id: id,
          amount: "28000",
          currency_code: "cdf",
        })
        expect(await test.records.order(order_id ?? "")).toEqual(
          paidOnce("28000")
        )
        await expectRecordsToAgree(test)
      }
    )

    it("a session update to an amount that FlexPay can't take is refused", async () => {
      const { sessionId } = await test.shop.checkOut()

      await expect(
        payments().updatePaymentSession({
          id: sessionId,
          amount: 29_000.5,
          currency_code: "cdf",
          data: { session_id: sessionId },
        })
      ).rejects.toMatchObject({ type: "invalid_data" })

      expect((await payments().retrievePaymentSession(sessionId)).amount).toBe(
        28_000
      )
    })

    it("a session without a push is not authorized", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()

      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)

      expect([completed.status, completed.data.type]).toEqual([
        400,
        "not_allowed",
      ])
      expect(completed.data.message).toContain("Request it first")
      expect(await test.records.sessionStatus(sessionId)).toBe("pending")
    })

    it("a repeated capture captures once", async () => {
      const { paymentId, orderId } = await paidSession()

      await payments().capturePayment({ payment_id: paymentId })
      await payments().capturePayment({ payment_id: paymentId })

      expect(await test.records.order(orderId)).toEqual(paidOnce("28000"))
    })

    it("the provider returns the status of a payment", async () => {
      const { sessionId, transactionId } = await paidSession()

      const session = await payments().retrievePaymentSession(sessionId, {
        relations: ["payment"],
      })

      expect(session.payment?.data).toMatchObject({
        session_id: sessionId,
        transaction_id: transactionId,
        channel: "mpesa",
        amount_charged: expect.stringMatching(/^28700/),
      })
    })

    it("a deleted session keeps the transaction", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })

      await payments().deletePaymentSession(sessionId)

      expect(await test.records.onlyRow()).toMatchObject({ state: "pending" })
    })

    it("a canceled payment sends FlexPay nothing", async () => {
      const { paymentId } = await paidSession()
      const before = await test.gateway.counts()

      await payments().cancelPayment(paymentId)

      expect(await test.gateway.counts()).toEqual(before)
      await expectRecordsToAgree(test)
    })

    it("Medusa's own webhook route leads to the order", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.change({ callbacks: false })
      await test.gateway.enterPin(PHONE)
      const { orderNumber, callbackUrl } = await test.gateway.onlyEntry()

      const { status } = await axios.post(
        new URL("/hooks/payment/flexpay_flexpay", callbackUrl).href,
        { code: "0", orderNumber }
      )

      expect(status).toBe(200)
      const paid = await test.shop.pollUntil(
        sessionId,
        ({ order_id }) => order_id !== null
      )
      expect((await test.records.onlyRow()).callbacks).toBe(1)
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce("28000")
      )
    })

    it.each([
      { code: "0", orderNumber: "nobody" },
      { code: "0" },
      {},
      [],
      { orderNumber: { $gt: "" } },
    ])("Medusa's own webhook route ignores %j", async (body) => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      const { callbackUrl } = await test.gateway.onlyEntry()

      await axios.post(
        new URL("/hooks/payment/flexpay_flexpay", callbackUrl).href,
        body
      )
      const result = await payments().getWebhookActionAndData({
        provider: "flexpay_flexpay",
        payload: {
          data: Object.fromEntries(Object.entries(body)),
          rawData: "",
          headers: {},
        },
      })

      expect(result).toEqual({ action: "not_supported" })
      expect(await test.records.onlyRow()).toMatchObject({
        state: "pending",
        callbacks: 0,
      })
    })

    function payments(): IPaymentModuleService {
      return test.getContainer().resolve(Modules.PAYMENT)
    }

    async function paidSession() {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000001" })
      const { order_id } = await test.shop.pollUntil(
        sessionId,
        (status) => status.order_id !== null
      )
      const [payment] = await payments().listPayments({
        payment_session_id: sessionId,
      })
      return {
        sessionId,
        orderId: order_id ?? "",
        paymentId: payment?.id ?? "",
        transactionId: (await test.records.onlyRow()).id,
      }
    }
  })
}
