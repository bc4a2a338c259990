import { Modules } from "@medusajs/framework/utils"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"

const TOTAL = "28000"
/** Waits for the virtual phone. */
const PHONE = "243810009001"
const OTHER_PHONE = "243810009002"

/** The end of the first push before the second one. */
type Fate = "paid" | "failed" | "pending"

export function describeRepeatedRequests(test: ShopUnderTest): void {
  describe("a second push after the first has expired", () => {
    it("a second push is refused when the first was paid and its callback is lost", async () => {
      const { sessionId } = await expired("paid")

      const again = await test.shop.push(sessionId, { phone: OTHER_PHONE })

      expect(again.data.transaction).toMatchObject({ state: "succeeded" })
      expect((await test.gateway.counts()).payment).toBe(1)
      const paid = await test.shop.pollUntil(sessionId, isOrdered)
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      await expectRecordsToAgree(test)
    })

    it.each<[Fate]>([["failed"], ["pending"]])(
      "a second push is sent when the first is %s",
      async (fate) => {
        const { sessionId } = await expired(fate)

        const again = await test.shop.push(sessionId, { phone: OTHER_PHONE })

        expect(again.data.transaction).toMatchObject({ state: "pending" })
        expect((await test.gateway.counts()).payment).toBe(2)
      }
    )

    it.each(["error_500", "html", "not_found", "hang"])(
      "a second push is sent when check answers %s",
      async (kind) => {
        const { sessionId } = await expired("pending")
        await test.gateway.spoil({ service: "check", kind, times: null })

        const again = await test.shop.push(sessionId, { phone: OTHER_PHONE })

        expect(again.data.transaction).toMatchObject({ state: "pending" })
        expect((await test.gateway.counts()).payment).toBe(2)
      }
    )

    async function expired(fate: Fate) {
      const checkout = await test.shop.checkOut()
      await test.shop.push(checkout.sessionId, { phone: PHONE })
      await test.records.age("6 minutes")
      await test.records.recheck()
      expect((await test.records.onlyRow()).state).toBe("expired")
      await test.gateway.setState({
        phone: PHONE,
        state: fate,
        callback: false,
      })
      return checkout
    }
  })

  describe("a payment session of another amount than its cart", () => {
    it("a session of another amount than its cart gets no push but 409, until the shop creates it again", async () => {
      const { collectionId } = await test.shop.makeCheckout()
      const payments = test.getContainer().resolve(Modules.PAYMENT)
      // As a session whose insert was slow while the cart changed.
      const stale = await payments.createPaymentSession(collectionId, {
        provider_id: "pp_flexpay_flexpay",
        currency_code: "cdf",
        amount: 7_000,
        data: {},
      })

      const pushed = await test.shop.push(stale.id, { phone: PHONE })

      expect([pushed.status, pushed.data.code]).toEqual([409, "cart_changed"])
      expect((await test.gateway.counts()).payment).toBe(0)
    })

    it("a session of another amount shows its live push and the difference", async () => {
      const { sessionId, cartId, collectionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      const { data } = await test.shop.get(`/store/carts/${cartId}`)
      await test.shop.post(
        `/store/carts/${cartId}/line-items/${data.cart.items[0].id}`,
        { quantity: 2 }
      )
      const renewed = await test.shop.newSession(collectionId)

      expect(await test.shop.poll(renewed)).toMatchObject({
        state: "pending",
        amount: TOTAL,
        amount_changed: true,
      })
      const again = await test.shop.push(renewed, { phone: PHONE })
      expect(again.data.transaction).toMatchObject({
        state: "pending",
        amount_changed: true,
      })
      expect((await test.gateway.counts()).payment).toBe(1)

      // Refused on the phone, the new amount can be asked for.
      await test.gateway.decide({ phone: PHONE, decision: "refuse" })
      await test.shop.pollUntil(renewed, ({ can_retry }) => can_retry)
      const pushed = await test.shop.push(renewed, { phone: PHONE })
      expect(pushed.data.transaction).toMatchObject({
        state: "pending",
        amount_changed: false,
      })
    })
  })
}

function isOrdered({ order_id }: { order_id: string | null }): boolean {
  return order_id !== null
}
