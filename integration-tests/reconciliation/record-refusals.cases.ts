import { adminLogin } from "../../demo/src/seed/names"
import type { ShopUnderTest } from "../setup/describe-shop"
import { LinkFixture } from "../payment-links/link-fixture"
import { RefundFixture } from "../setup/refund-fixture"
import { createSecretKey } from "../setup/secret-keys"
import { StaffMember } from "../setup/staff"
import { TillFixture } from "./till-fixture"

const PRICE = "21000"
const STRANGER = "Zz11Yy22Xx33243990001122"

export function describeRecordRefusals(test: ShopUnderTest): void {
  describe("a request to record a payment", () => {
    const till = new TillFixture(test)
    const orders = new LinkFixture(test)
    const refunding = new RefundFixture(test)
    beforeEach(async () => {
      await till.begin()
      await orders.begin()
    })

    async function expectNothingRecorded() {
      expect(await test.records.rows()).toEqual([])
      expect(await till.onlyBreak()).toMatchObject({
        transaction_id: null,
        closed_at: null,
      })
    }

    it("a line of another amount or currency than FlexPay reports is refused", async () => {
      const { orderNumber } = await till.payAtTill("5000", { listed: "50000" })
      const amount = await till.record()
      await till.first.drop([
        { order_number: orderNumber, amount: "5000", currency: "USD" },
      ])
      const currency = await till.record()

      for (const { status, data } of [amount, currency]) {
        expect([status, data.code]).toEqual([409, "other_money"])
      }
      await expectNothingRecorded()
    })

    it("a line that FlexPay does not know, or does not report as paid, is refused", async () => {
      const { reference } = await till.payAtTill("5000")
      const wrongNumber = await till.record({ phone: "0990001122" })
      await test.gateway.setState({ reference, state: "failed" })
      const failed = await till.record()
      await till.first.drop([{ order_number: STRANGER, amount: "700" }])
      const unknown = await till.record({ phone: "0990001122" })

      for (const { status, data } of [wrongNumber, failed, unknown]) {
        expect([status, data.code]).toEqual([409, "payment_not_confirmed"])
      }
      await expectNothingRecorded()
    })

    it.each(["hang", "error_500", "unauthorized"])(
      "a line is refused while FlexPay's check does not answer (%s)",
      async (kind) => {
        await till.payAtTill("5000")
        await test.gateway.spoil({ service: "all", kind, times: null })

        const { status, data } = await till.record()

        expect([status, data.code]).toEqual([409, "check_unavailable"])
        await expectNothingRecorded()
      }
    )

    it("a line of another reference than FlexPay reports is refused", async () => {
      const { orderNumber } = await till.payAtTill("5000")
      await till.first.drop([
        { order_number: orderNumber, amount: "5000", reference: "CAISSE-2" },
      ])

      const { status, data } = await till.record()

      expect([status, data.code]).toEqual([409, "other_reference"])
      await expectNothingRecorded()
    })

    it("a line without an order number, of a payout, or of another kind of discrepancy is refused", async () => {
      await till.first.drop([{ reference: "CAISSE-2", amount: "700" }])
      const nameless = await till.record()
      await till.first.drop([{ order_number: STRANGER, amount: "700" }], "both")
      await till.first.drop(
        [{ order_number: STRANGER, amount: "-700" }],
        "both"
      )
      const [payout] = (await till.first.breaks()).filter(
        ({ sides }) => sides.flexpay?.state === "paid_out"
      )
      const { transactionId } = await refunding.sellTo()
      await till.first.compare()
      const [missing] = (await till.first.breaks()).filter(
        ({ transaction_id }) => transaction_id === transactionId
      )
      const record = (id = "") =>
        till.first.admin.post(till.first.address(`/breaks/${id}/record`), {
          phone: "0990001122",
          justification: "Payé à la caisse",
        })

      for (const { status, data } of [
        nameless,
        await record(payout?.id),
        await record(missing?.id),
      ]) {
        expect([status, data.code]).toEqual([409, "not_recordable"])
      }
      expect((await record("fpbr_none")).status).toBe(404)
    })

    it("an order that is a draft, canceled, unknown or owes less takes no payment", async () => {
      const draft = await orders.writeDraft()
      const canceled = await orders.writeOrder()
      await orders.must(`/admin/orders/${canceled}/cancel`)
      const inDollars = await orders.writeOrder("usd")
      const order_id = await orders.writeOrder()
      await till.payAtTill("21001")

      const codes = []
      for (const body of [
        { order_id: draft },
        { order_id: canceled },
        { order_id: inDollars },
        { order_id },
        { order_display_id: 4711 },
      ]) {
        const { status, data } = await till.record(body)
        codes.push([status, data.code])
      }

      expect(codes).toEqual([
        [409, "order_is_draft"],
        [409, "order_canceled"],
        [409, "order_in_other_currency"],
        [409, "amount_above_due"],
        [409, "order_unknown"],
      ])
      expect((await till.record({ order_id: "order_none" })).status).toBe(404)
      await expectNothingRecorded()
    })

    it("a request without a justification, with no number or with two orders is refused", async () => {
      await till.payAtTill("5000")

      const statuses = []
      for (const body of [
        { justification: "trop peu" },
        { phone: "" },
        { phone: "12" },
        { order_id: "order_1", order_display_id: 1 },
      ]) {
        statuses.push((await till.record(body)).status)
      }

      expect(statuses).toEqual([400, 400, 400, 400])
      await expectNothingRecorded()
    })

    it("of operators who record the same line at once one does, and a payment counts once", async () => {
      await till.payAtTill(PRICE)
      const other = await test.shop.logIn(adminLogin)

      const answers = await Promise.all([
        till.record(),
        till.record({}, other),
        till.record({}, till.second),
      ])
      const later = await till.record()

      expect(answers.map(({ status }) => status).sort()).toEqual([
        200, 409, 409,
      ])
      expect([later.status, later.data.code]).toEqual([409, "already_recorded"])
      expect(await test.records.rows()).toHaveLength(1)
    })

    it("a payment that was recorded and redacted is not recorded again", async () => {
      const { orderNumber } = await till.payAtTill("5000")
      const waiting = await till.mustRecord()
      await till.decide(waiting, "approve")
      await test.records.sql(
        `UPDATE flexpay_transaction SET order_number = left(order_number, 12),
           redacted_at = now() WHERE id = ?`,
        [waiting.id]
      )
      await test.records.sql("DELETE FROM flexpay_break")
      await till.first.drop([{ order_number: orderNumber, amount: "5000" }])

      const { status, data } = await till.record()

      expect([status, data.code]).toEqual([409, "already_recorded"])
    })

    it("the money of a request of the store is not recorded under another order number", async () => {
      const { transactionId } = await refunding.sellTo()
      const { reference } = await refunding.row(transactionId)
      const entry = await test.gateway.receive({
        phone: "243812345678",
        amount: "5000",
        reference,
      })
      await till.first.drop([
        { order_number: entry.orderNumber, amount: "5000" },
      ])

      const { status, data } = await till.record()

      expect([status, data.code]).toEqual([409, "already_recorded"])
      expect(data.message).toContain(reference)
    })

    it("the requester approves nothing, and neither does a secret API key", async () => {
      const admin = await new StaffMember(test).create()
      const key = await createSecretKey(test, admin)
      await till.payAtTill("5000")
      const { id } = await till.onlyBreak()
      const path = till.first.address(`/breaks/${id}/record`)
      const { data } = await test.shop.request("POST", path, {
        token: key,
        body: { phone: "0812345678", justification: "Payé à la caisse" },
      })
      const approve = `/admin/flexpay/transactions/${data.transaction.id}/approve`

      const byKey = await test.shop.request("POST", approve, { token: key })
      const byCreator = await test.shop.request("POST", approve, {
        token: admin.token,
      })
      const bySecond = await till.decide(data.transaction, "approve")

      expect(byKey.status).toBe(403)
      expect([byCreator.status, byCreator.data.code]).toEqual([
        400,
        "own_approval",
      ])
      expect(data.transaction.requested_by).toMatchObject({ id: admin.id })
      expect(bySecond.status).toBe(200)
    })

    it("a payment that FlexPay no longer confirms is not approved, and can be rejected", async () => {
      const { reference } = await till.payAtTill("5000")
      const waiting = await till.mustRecord()
      await test.gateway.setState({ reference, state: "reversed" })

      const refused = await till.decide(waiting, "approve")
      await test.gateway.spoil({ service: "all", kind: "hang", times: null })
      const silent = await till.decide(waiting, "approve")
      const rejected = await till.decide(waiting, "reject")

      expect([refused.status, refused.data.code]).toEqual([
        409,
        "payment_not_confirmed",
      ])
      expect([silent.status, silent.data.code]).toEqual([
        409,
        "check_unavailable",
      ])
      expect(rejected.status).toBe(200)
    })

    it("of two approvals at once one counts", async () => {
      const order_id = await orders.writeOrder()
      await till.payAtTill(PRICE)
      const waiting = await till.mustRecord({ order_id })
      const { token } = await new StaffMember(test).create()

      const answers = await Promise.all([
        till.decide(waiting, "approve"),
        test.shop.request(
          "POST",
          `/admin/flexpay/transactions/${waiting.id}/approve`,
          { token }
        ),
      ])

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(
        (await refunding.moneyOf({ orderId: order_id })).transactions
      ).toHaveLength(1)
    })
  })
}
