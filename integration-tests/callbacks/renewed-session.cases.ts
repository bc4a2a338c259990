import { setTimeout as sleep } from "node:timers/promises"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"
import { TOTAL } from "../setup/refund-fixture"

/**
 * Times after the PIN at which a page creates its session anew, in ms: before the
 * callback, during the check, while the order is placed, and after. What happens
 * at that time depends on the machine; the result must not.
 */
const MOMENTS = [0, 50, 100, 150, 200, 250, 300, 400, 500, 600, 800, 1_000]

export function describeRenewedSession(test: ShopUnderTest): void {
  describe("a payment session that is created anew", () => {
    it.each(MOMENTS)(
      "a session created anew %d ms after the PIN leads to one order, paid once",
      async (moment) => {
        const { shop, gateway } = test
        const { sessionId, collectionId, cartId } = await shop.checkOut()
        const phone = "0812000001"
        await shop.push(sessionId, { phone })
        await gateway.enterPin("243812000001")
        await sleep(moment)
        const renewed = await renewSession(test, collectionId)

        const { order_id } = await shop.pollUntil(
          renewed ?? sessionId,
          (status) => status.order_id !== null || status.needs_help,
          30_000
        )

        await expectOneOrder(test, cartId, order_id)
      }
    )

    it("a session created anew before FlexPay's callback leads to one order, paid once", async () => {
      const { shop, gateway } = test
      const { sessionId, collectionId, cartId } = await shop.checkOut()
      await shop.push(sessionId, { phone: "0812000002" })
      // Paid, and no callback comes.
      await gateway.setState({ phone: "243812000002", state: "paid" })
      const renewed = await renewSession(test, collectionId)

      const { order_id } = await shop.pollUntil(
        renewed ?? sessionId,
        (status) => status.order_id !== null || status.needs_help,
        30_000
      )

      await expectOneOrder(test, cartId, order_id)
    })
  })
}

/**
 * As Medusa's Next.js starter does when the shopper comes back to the payment
 * step.
 * @returns the session that the page polls from now on; null when the shop made
 * none, as the order is placed
 */
async function renewSession(
  { shop }: ShopUnderTest,
  collectionId: string
): Promise<string | null> {
  const { status, data } = await shop.post(
    `/store/payment-collections/${collectionId}/payment-sessions`,
    { provider_id: "pp_flexpay_flexpay" }
  )
  expect(status).toBeLessThan(500)
  return status === 200 ? data.payment_collection.payment_sessions[0].id : null
}

async function expectOneOrder(
  { records, gateway }: ShopUnderTest,
  cartId: string,
  orderId: string | null
): Promise<void> {
  expect(await records.onlyRow()).toMatchObject({
    state: "succeeded",
    attention: null,
  })
  await records.syncedRow()
  expect(await records.orderIds()).toEqual([orderId])
  expect(
    await records.sql("SELECT order_id FROM order_cart WHERE cart_id = ?", [
      cartId,
    ])
  ).toEqual([{ order_id: orderId }])
  expect(await records.order(orderId ?? "")).toEqual(paidOnce(TOTAL))
  expect((await gateway.onlyEntry()).moneyReturned).toBe(false)
}
