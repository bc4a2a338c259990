import { Modules } from "@medusajs/framework/utils"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"

const MOBILE = "pp_flexpay_flexpay"

export function describeAmounts(test: ShopUnderTest): void {
  describe("amounts of payments", () => {
    it("a payment in dollars keeps its cents", async () => {
      await test.records.setPrice("usd", "7.55")
      const { sessionId } = await test.shop.checkOut({ currency: "usd" })
      await test.shop.push(sessionId, { phone: "0810000001" })

      const paid = await test.shop.pollUntil(sessionId, isOrdered)

      const [body] = await test.gateway.requestBodies("payment")
      expect(body).toMatchObject({ amount: "10.05", currency: "USD" })
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce("10.05", { currency: "usd" })
      )
      await expectRecordsToAgree(test)
    })

    it("a payment of francs with centimes is refused with an instruction", async () => {
      await test.records.setPrice("cdf", "21000.5")
      const cartId = await test.shop.fillCart()
      const collectionId = await test.shop.newCollection(cartId)

      const { status, data } = await openSession(test, collectionId)

      expect([status, data.type]).toEqual([400, "invalid_data"])
      expect(data.message).toMatch(/CDF/)
      expect(await test.gateway.entries()).toEqual([])
    })

    it("a payment in another currency is refused, and the error names CDF and USD", async () => {
      const [collection] = await test
        .getContainer()
        .resolve(Modules.PAYMENT)
        .createPaymentCollections([{ currency_code: "eur", amount: 10 }])

      const { status, data } = await openSession(test, collection?.id ?? "")

      expect([status, data.type]).toEqual([400, "invalid_data"])
      expect(data.message).toMatch(/CDF.*USD/)
    })
  })
}

async function openSession({ shop }: ShopUnderTest, collectionId: string) {
  return await shop.post(
    `/store/payment-collections/${collectionId}/payment-sessions`,
    { provider_id: MOBILE }
  )
}

function isOrdered({ order_id }: { order_id: string | null }): boolean {
  return order_id !== null
}
