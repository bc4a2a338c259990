import { dayBefore } from "../../src/modules/flexpay/reconciliation/day"
import type { ShopUnderTest } from "../setup/describe-shop"
import { LinkFixture } from "../payment-links/link-fixture"
import { readSoldOrder, setPrice } from "../setup/order-changes"
import { RefundFixture } from "../setup/refund-fixture"
import { CUSTOMER, TillFixture } from "./till-fixture"

/** What the order of an operator costs. */
const PRICE = "21000"

export function describeRecordedPayments(test: ShopUnderTest): void {
  describe("a payment at a till", () => {
    const till = new TillFixture(test)
    const orders = new LinkFixture(test)
    const refunding = new RefundFixture(test)
    beforeEach(async () => {
      await till.begin()
      await orders.begin()
    })

    it("a payment at a till becomes its order's payment when a second user approves it, and its day agrees", async () => {
      const order_id = await orders.writeOrder()
      await till.payAtTill(PRICE)
      const before = await till.onlyBreak()

      const waiting = await till.mustRecord({ order_id })
      const requested = await till.onlyBreak()
      const { reconciliation: compared } = await till.first.compare()
      const beforeApproval = await orders.readOrder(order_id)
      const { payments } = await orders.view(order_id)
      const { status, data } = await till.decide(waiting, "approve")
      const after = await till.onlyBreak()
      const { reconciliation } = await till.first.compare()

      expect(before).toMatchObject({ transaction_id: null, closed_at: null })
      expect(waiting).toMatchObject({
        kind: "payment",
        state: "awaiting_approval",
        attention: "approval_needed",
        amount: PRICE,
        currency_code: "cdf",
        order_id,
        order_display_id: 1,
        phone: "+243 81 ••• •• 78",
        note: "Payé à la caisse, reçu 12",
        actions: ["reject"],
      })
      expect(requested.transaction_id).toBe(waiting.id)
      expect(compared).toMatchObject({ open: 1, closed: 0 })
      expect(beforeApproval.payment_status).toBe("not_paid")
      expect(payments).toMatchObject([{ id: waiting.id, actions: ["reject"] }])
      expect(status).toBe(200)
      expect(data.transaction).toMatchObject({
        state: "succeeded",
        attention: null,
        disposition: "booked",
        order_id,
        approved_by: { email: "finance@demo.test" },
      })
      expect(await orders.readOrder(order_id)).toEqual({
        payment_status: "captured",
        summary: expect.objectContaining({ pending_difference: 0 }),
      })
      expect(after).toMatchObject({
        transaction_id: waiting.id,
        closed_by: { email: "finance@demo.test" },
        note: "Payé à la caisse, reçu 12",
      })
      expect(reconciliation).toMatchObject({ open: 0, closed: 1 })
      expect(reconciliation.figures).toMatchObject([
        {
          medusa: { count: 1, amount: PRICE },
          plugin: { count: 1, amount: PRICE },
          flexpay: { count: 1, amount: PRICE },
        },
      ])
      expect(await refunding.eventTypes(waiting.id)).toEqual([
        "approval_requested",
        "approved",
        "session_replaced",
        "synced",
      ])
    })

    it("a payment at a till is a deposit of an order by its number, in dollars as well", async () => {
      const order_id = await orders.writeOrder("usd")
      await till.payAtTill("2.5", { currency: "USD" })

      const waiting = await till.mustRecord({ order_display_id: 1 })
      await till.decide(waiting, "approve")

      expect(waiting).toMatchObject({ order_id, currency_code: "usd" })
      expect((await refunding.moneyOf({ orderId: order_id })).paid).toBe(2.5)
      expect((await till.onlyBreak()).closed_at).not.toBeNull()
    })

    it("a payment at a till counts on the day of its line, and not on that of its approval", async () => {
      const order_id = await orders.writeOrder()
      const day = dayBefore(till.first.today, 3)
      const { orderNumber } = await test.gateway.receive({
        phone: CUSTOMER,
        amount: PRICE,
      })
      const file = [{ order_number: orderNumber, amount: PRICE }]
      await till.first.drop(file, "payments", day)
      const [item] = await till.first.breaks("state=open", day)

      const { data } = await till.first.admin.post(
        till.first.address(`/breaks/${item?.id}/record`, day),
        { phone: CUSTOMER, justification: "Payé à la caisse", order_id }
      )
      await till.decide(data.transaction, "approve")
      const { report: today } = await till.first.drop([
        { order_number: "A1", amount: "9", status: "Échec" },
      ])
      // The file once more: its line has the transaction from here on.
      const { report } = await till.first.drop(file, "payments", day)

      expect(today?.reconciliation).toMatchObject({
        compared: 0,
        open: 0,
        figures: [],
      })
      expect(report?.export_files).toMatchObject([{ lines: 1 }])
      expect(report?.reconciliation).toMatchObject({
        compared: 1,
        open: 0,
        closed: 1,
      })
      expect(report?.reconciliation.figures).toMatchObject([
        {
          medusa: { count: 1, amount: PRICE },
          plugin: { count: 1, amount: PRICE },
          flexpay: { count: 1, amount: PRICE },
        },
      ])
    })

    it("a payment at a till without an order is refunded to the payer after the approval", async () => {
      await till.payAtTill("5000")
      const waiting = await till.mustRecord()

      const { data } = await till.decide(waiting, "approve")
      const { status } = await refunding.refundByFlexPay(
        till.first.admin,
        { transactionId: waiting.id },
        { paid_out: "0" }
      )
      const { id } = await refunding.onlyPayout()
      await refunding.untilState(id, "succeeded")
      await till.first.compare()

      expect(data.transaction).toMatchObject({
        state: "succeeded",
        attention: "not_requested",
        disposition: "awaiting_operator",
      })
      expect(status).toBe(200)
      expect(await refunding.payoutsAtFlexPay()).toMatchObject([
        { phone: CUSTOMER, moved: { amount: "5000", currency: "CDF" } },
      ])
      expect(await refunding.row(waiting.id)).toMatchObject({
        attention: null,
        disposition: "going_back",
      })
      expect(await till.first.openKinds()).toEqual([])
      await refunding.expectRecordsToAgree()
    })

    it("an approved payment whose server died becomes its order's payment by the recheck job", async () => {
      const order_id = await orders.writeOrder()
      await till.payAtTill(PRICE)
      const { id } = await till.mustRecord({ order_id })

      // The approval, without what the server does after it.
      const { unrecordedPayments } = test.shop.flexpay.reconciliations
      await unrecordedPayments.approve(
        await refunding.row(id),
        { actor_id: "user_two" },
        4_000
      )
      const approved = await refunding.row(id)
      await test.records.recheck()

      expect(approved).toMatchObject({
        state: "succeeded",
        disposition: "becoming_order",
        payment_collection_id: null,
      })
      expect(await refunding.row(id)).toMatchObject({ disposition: "booked" })
      expect(await orders.readOrder(order_id)).toMatchObject({
        payment_status: "captured",
      })
    })

    it("an approved payment waits for an operator when its order was canceled", async () => {
      const order_id = await orders.writeOrder()
      await till.payAtTill(PRICE)
      const waiting = await till.mustRecord({ order_id })
      await orders.must(`/admin/orders/${order_id}/cancel`)

      const { data } = await till.decide(waiting, "approve")

      expect(data.transaction).toMatchObject({
        state: "succeeded",
        attention: "order_canceled",
        disposition: "awaiting_operator",
        order_id,
      })
    })

    it("an approved payment that the order no longer owes waits for an operator, and is counted once it fits", async () => {
      const order_id = await orders.writeOrder()
      await till.payAtTill(PRICE)
      const waiting = await till.mustRecord({ order_id })
      const order = await readSoldOrder(orders, order_id)
      await setPrice(orders, order, 20000)

      const { data } = await till.decide(waiting, "approve")
      const act = () =>
        refunding.act(till.first.admin, [waiting.id, "place-order"])
      const refused = await act()
      await setPrice(orders, order, 21000)
      const counted = await act()

      expect(data.transaction).toMatchObject({
        attention: "order_changed",
        disposition: "awaiting_operator",
      })
      expect([refused.status, refused.data.code]).toEqual([
        409,
        "not_placeable",
      ])
      expect(counted.data.transaction).toMatchObject({
        attention: null,
        disposition: "booked",
      })
    })

    it("a rejected payment may be recorded again, and its discrepancy stays open", async () => {
      const order_id = await orders.writeOrder()
      await till.payAtTill(PRICE)
      const wrong = await till.mustRecord()

      const { data } = await till.decide(wrong, "reject")
      await till.first.compare()
      const open = await till.onlyBreak()
      const right = await till.mustRecord({ order_id })
      await till.decide(right, "approve")

      expect(data.transaction).toMatchObject({
        state: "canceled",
        reason: "rejected",
        attention: null,
        order_number: null,
      })
      expect(open).toMatchObject({ transaction_id: null, closed_at: null })
      expect(await orders.readOrder(order_id)).toMatchObject({
        payment_status: "captured",
      })
    })

    it("no check and no job moves a payment that awaits approval", async () => {
      await till.payAtTill("5000")
      const { id } = await till.mustRecord()
      await test.records.sql(
        "UPDATE flexpay_transaction SET next_check_at = now() WHERE id = ?",
        [id]
      )

      await test.records.recheck()
      const check = await refunding.act(till.first.admin, [id, "check"])
      const again = await refunding.row(id)

      expect(check.data.transaction).toMatchObject({ actions: ["reject"] })
      expect(again).toMatchObject({
        state: "awaiting_approval",
        next_check_at: null,
        disposition: null,
      })
    })
  })
}
