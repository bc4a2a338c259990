import type { ShopUnderTest } from "../setup/describe-shop"
import { waitFor } from "../../harness/wait-for"
import { inEnglish } from "../setup/in-english"
import { PAYER, RefundDesk } from "../setup/refund-fixture"

export function describeBecomingOrder(test: ShopUnderTest): void {
  describe("money whose order is still tried", () => {
    const desk = new RefundDesk(test)

    it("becomes no order once a part of it is refunded, and its rest stays on the list", async () => {
      const admin = await test.shop.logIn()
      const entry = await payWithoutOrder()

      const part = await desk.giveBack(admin, entry, {
        amount: "15000",
        paid_out: "0",
      })
      const refunded = await desk.row(entry.transactionId)
      await repair()
      await desk.age(entry.transactionId, "3 minutes")
      await test.records.recheck()
      const rest = await desk.giveBack(admin, entry, { paid_out: "15000" })
      for (const { id } of await desk.payouts()) {
        await desk.untilState(id, "succeeded")
      }

      expect([part.status, rest.status]).toEqual([200, 200])
      expect(refunded).toMatchObject({
        disposition: "going_back",
        attention: "order_not_placed",
      })
      expect(await test.records.orderIds()).toEqual([])
      expect((await desk.payouts()).map(({ amount }) => amount)).toEqual([
        "15000",
        "13000",
      ])
      expect(await desk.row(entry.transactionId)).toMatchObject({
        disposition: "going_back",
        attention: null,
      })
      await desk.expectBooksToAgree()
    })

    it("is not refunded while its order is being placed", async () => {
      const admin = await test.shop.logIn()
      const entry = await payWithoutOrder()
      await test.records.sql(
        "UPDATE flexpay_transaction SET sync_lease_until = now() + interval '1 minute'"
      )

      const { status, data } = await desk.giveBack(admin, entry, {
        paid_out: "0",
      })

      expect([status, data.code, inEnglish(data.message)]).toEqual([
        409,
        "order_being_placed",
        "The order is being placed. Try again in a moment.",
      ])
      expect(await desk.payouts()).toEqual([])
      await repair()
    })

    it("is back on the list when FlexPay refuses its refund at once", async () => {
      const admin = await test.shop.logIn()
      const entry = await payWithoutOrder()
      await test.gateway.change({ payout: { activated: false } })

      const { status } = await desk.giveBack(admin, entry, { paid_out: "0" })

      expect(status).toBe(400)
      expect(await desk.row(entry.transactionId)).toMatchObject({
        disposition: "awaiting_operator",
        attention: "refund_not_sent",
      })
      expect((await desk.onlyPayout()).attention).toBeNull()
      const { data } = await admin.get(
        `/admin/flexpay/transactions/${entry.transactionId}`
      )
      expect(data.transaction).toMatchObject({
        disposition: "awaiting_operator",
        actions: expect.arrayContaining(["place_order", "refund", "resolve"]),
        needs_justification: [],
      })
      await repair()
    })

    /** A payment that came, and of which Medusa can't make its order now. */
    async function payWithoutOrder() {
      await test.records.sql(
        `ALTER TABLE "order" ADD CONSTRAINT broken CHECK (false) NOT VALID`
      )
      const { sessionId, collectionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PAYER })
      const money = await waitFor("its order was tried", async () => {
        const found =
          await test.shop.flexpay.payments.findForCollection(collectionId)
        const types = found ? await desk.eventTypes(found.id) : []
        return types.includes("sync_failed") ? found : null
      })
      return { transactionId: money.id }
    }

    async function repair(): Promise<void> {
      await test.records.sql(`ALTER TABLE "order" DROP CONSTRAINT broken`)
    }
  })
}
