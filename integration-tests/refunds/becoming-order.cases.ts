import type { ShopUnderTest } from "../setup/describe-shop"
import { waitFor } from "../../harness/wait-for"
import { inEnglish } from "../setup/in-english"
import { PAYER, RefundFixture } from "../setup/refund-fixture"

export function describeBecomingOrder(test: ShopUnderTest): void {
  describe("a payment whose order is not placed yet", () => {
    const refunding = new RefundFixture(test)

    it("a partly refunded payment gets no order, and its rest stays on the attention list", async () => {
      const admin = await test.shop.logIn()
      const entry = await payWithoutOrder()

      const part = await refunding.refundByFlexPay(admin, entry, {
        amount: "15000",
        paid_out: "0",
      })
      const refunded = await refunding.row(entry.transactionId)
      await repair()
      await refunding.age(entry.transactionId, "3 minutes")
      await test.records.recheck()
      const rest = await refunding.refundByFlexPay(admin, entry, {
        paid_out: "15000",
      })
      for (const { id } of await refunding.payouts()) {
        await refunding.untilState(id, "succeeded")
      }

      expect([part.status, rest.status]).toEqual([200, 200])
      expect(refunded).toMatchObject({
        disposition: "going_back",
        attention: "order_not_placed",
      })
      expect(await test.records.orderIds()).toEqual([])
      expect((await refunding.payouts()).map(({ amount }) => amount)).toEqual([
        "15000",
        "13000",
      ])
      expect(await refunding.row(entry.transactionId)).toMatchObject({
        disposition: "going_back",
        attention: null,
      })
      await refunding.expectRecordsToAgree()
    })

    it("a payment is not refunded while its order is being placed", async () => {
      const admin = await test.shop.logIn()
      const entry = await payWithoutOrder()
      await test.records.sql(
        "UPDATE flexpay_transaction SET sync_lease_until = now() + interval '1 minute'"
      )

      const { status, data } = await refunding.refundByFlexPay(admin, entry, {
        paid_out: "0",
      })

      expect([status, data.code, inEnglish(data.message)]).toEqual([
        409,
        "order_being_placed",
        "The order is being placed. Try again in a moment.",
      ])
      expect(await refunding.payouts()).toEqual([])
      await repair()
    })

    it("a payment is on the attention list again when FlexPay refuses its refund at once", async () => {
      const admin = await test.shop.logIn()
      const entry = await payWithoutOrder()
      await test.gateway.change({ payout: { activated: false } })

      const { status } = await refunding.refundByFlexPay(admin, entry, {
        paid_out: "0",
      })

      expect(status).toBe(400)
      expect(await refunding.row(entry.transactionId)).toMatchObject({
        disposition: "awaiting_operator",
        attention: "refund_not_sent",
      })
      expect((await refunding.onlyPayout()).attention).toBeNull()
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
        const row =
          await test.shop.flexpay.payments.findForCollection(collectionId)
        const types = row ? await refunding.eventTypes(row.id) : []
        return types.includes("sync_failed") ? row : null
      })
      return { transactionId: money.id }
    }

    async function repair(): Promise<void> {
      await test.records.sql(`ALTER TABLE "order" DROP CONSTRAINT broken`)
    }
  })
}
