import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundFixture } from "../setup/refund-fixture"
import { waitFor } from "../../harness/wait-for"

const PHONE = "243810009001"

export function describeReturned(test: ShopUnderTest): void {
  const refunding = new RefundFixture(test)

  describe("a payment that was returned to the shopper", () => {
    it("a shopper may pay again after core refunded a failed completion, and gets the order", async () => {
      const { sessionId, collectionId } = await push()
      await test.records.sql(
        "ALTER TABLE order_transaction ADD CONSTRAINT broken CHECK (false) NOT VALID"
      )
      await test.gateway.enterPin(PHONE)

      const returned = await pollUntilRetry(sessionId)

      expect(returned).toMatchObject({
        state: "reversed",
        reason: "returned",
        order_id: null,
        needs_help: false,
      })
      const row = await test.records.onlyPayment()
      expect(row.disposition).toBe("going_back")
      await test.records.sql(
        "ALTER TABLE order_transaction DROP CONSTRAINT broken"
      )

      // Core created the session anew, or the page does.
      const renewed = await test.shop.newSession(collectionId)
      const again = await test.shop.push(renewed, { phone: "0810000001" })
      expect(again.data.transaction).toMatchObject({ state: "pending" })
      const paid = await test.shop.pollUntil(
        renewed,
        ({ order_id }) => order_id !== null
      )
      const order = await test.records.order(paid.order_id ?? "")
      expect(order.transactions).toContain("capture 28000")
      await expectRecordsToAgree(test)
    })

    it("a shopper may pay again once an operator resolved the payment, and the status shows it", async () => {
      const { sessionId, cartId, collectionId } = await push()
      await changeQuantity(cartId, 2)
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
      const row = await test.records.onlyPayment()
      const admin = await test.shop.logIn()
      const resolved = await refunding.act(admin, [row.id, "resolve"], {
        note: "Paid back in cash at the counter",
      })
      expect(resolved.status).toBe(200)

      expect(await test.shop.poll(sessionId)).toMatchObject({
        state: "reversed",
        reason: "resolved",
        can_retry: true,
        needs_help: false,
      })
      const renewed = await test.shop.newSession(collectionId)
      const again = await test.shop.push(renewed, { phone: "0810000001" })
      expect(again.data.transaction).toMatchObject({
        state: "pending",
        amount: "49000",
      })
      await test.shop.pollUntil(renewed, ({ order_id }) => order_id !== null)
    })
  })

  async function push() {
    const checkout = await test.shop.checkOut()
    await test.shop.push(checkout.sessionId, { phone: PHONE })
    return checkout
  }

  async function changeQuantity(cartId: string, quantity: number) {
    const { data } = await test.shop.get(`/store/carts/${cartId}`)
    const changed = await test.shop.post(
      `/store/carts/${cartId}/line-items/${data.cart.items[0].id}`,
      { quantity }
    )
    expect(changed.status).toBe(200)
  }

  /** Rechecks as the job does, until the shopper may try again. */
  async function pollUntilRetry(sessionId: string) {
    return await waitFor("the shopper may try again", async () => {
      await test.records.recheck()
      const status = await test.shop.poll(sessionId)
      return status.can_retry ? status : null
    })
  }
}
