import { Modules } from "@medusajs/framework/utils"
import { expectBooksToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"

const TOTAL = "28000"
/** Waits for the virtual phone. */
const PHONE = "243810009001"
const OTHER_PHONE = "243810009002"

/** What happens to the attempt before the shopper asks again. */
type Fate = "paid" | "failed" | "pending"

export function describeAskedAgain(test: ShopUnderTest): void {
  describe("a shopper who asks again after the push was over", () => {
    it("is not asked twice when the first was paid and its callback lost", async () => {
      const { sessionId } = await expired("paid")

      const again = await test.shop.push(sessionId, { phone: OTHER_PHONE })

      expect(again.data.transaction).toMatchObject({ state: "succeeded" })
      expect((await test.gateway.counts()).payment).toBe(1)
      const paid = await test.shop.pollUntil(sessionId, isOrdered)
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      await expectBooksToAgree(test)
    })

    it.each<[Fate]>([["failed"], ["pending"]])(
      "is asked again when the first is %s",
      async (fate) => {
        const { sessionId } = await expired(fate)

        const again = await test.shop.push(sessionId, { phone: OTHER_PHONE })

        expect(again.data.transaction).toMatchObject({ state: "pending" })
        expect((await test.gateway.counts()).payment).toBe(2)
      }
    )

    it.each(["error_500", "html", "not_found", "hang"])(
      "is asked again when check answers %s: silence does not block money that comes in",
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
    it("causes no push: 409, and the shop creates it again", async () => {
      const { collectionId } = await test.shop.makeCheckout()
      const payments = test.getContainer().resolve(Modules.PAYMENT)
      // As a session whose insert was slow while the cart changed.
      const stale = await payments.createPaymentSession(collectionId, {
        provider_id: "pp_flexpay_flexpay",
        currency_code: "cdf",
        amount: 7_000,
        data: {},
      })

      const asked = await test.shop.push(stale.id, { phone: PHONE })

      expect([asked.status, asked.data.code]).toEqual([409, "cart_changed"])
      expect((await test.gateway.counts()).payment).toBe(0)
    })

    it("is told of the live push of the other amount, and that it differs", async () => {
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
      const asked = await test.shop.push(renewed, { phone: PHONE })
      expect(asked.data.transaction).toMatchObject({
        state: "pending",
        amount_changed: false,
      })
    })
  })
}

function isOrdered({ order_id }: { order_id: string | null }): boolean {
  return order_id !== null
}
