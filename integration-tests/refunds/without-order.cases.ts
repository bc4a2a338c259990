import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { PAYER, RefundDesk } from "../setup/refund-fixture"

export function describeWithoutOrder(test: ShopUnderTest): void {
  describe("money that has no order", () => {
    const desk = new RefundDesk(test)

    it("of a second payment goes back from its ledger entry, and leaves the list when all of it went", async () => {
      const admin = await test.shop.logIn()
      const { sessionId, collectionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000003" })
      await test.shop.pollUntil(sessionId, ({ can_retry }) => can_retry)
      const late =
        await test.shop.flexpay.payments.findForCollection(collectionId)
      await test.shop.push(sessionId, { phone: PAYER })
      const { order_id } = await test.shop.pollUntil(
        sessionId,
        (paid) => paid.order_id !== null
      )
      const order = await desk.orderOf(order_id ?? "", collectionId)
      const entry = { transactionId: late?.id ?? "" }
      // It had failed, and is paid after all: only now, or it took the order.
      await test.gateway.setState({ reference: late?.reference, state: "paid" })
      const second = await desk.until(
        entry.transactionId,
        ({ attention }) => attention !== null
      )

      await desk.giveBack(admin, entry, { amount: "20000", paid_out: "0" })
      const half = await desk.row(entry.transactionId)
      await desk.giveBack(admin, entry, { paid_out: "20000" })
      const more = await desk.giveBack(admin, entry, {
        amount: "1",
        paid_out: "28000",
      })
      for (const { id } of await desk.payouts()) {
        await desk.untilState(id, "succeeded")
      }

      expect(second.attention).toBe("paid_twice")
      expect(half.attention).toBe("paid_twice")
      expect((await desk.row(entry.transactionId)).attention).toBeNull()
      expect(more.status).toBe(400)
      expect(
        (await desk.payouts()).map(({ amount, refund_id, phone }) => [
          amount,
          refund_id,
          phone,
        ])
      ).toEqual([
        ["20000", null, "243810000003"],
        ["8000", null, "243810000003"],
      ])
      expect(await desk.moneyOf(order)).toMatchObject({
        status: "pending",
        paid: 28000,
        refunds: [],
      })
      await desk.expectBooksToAgree()
    })

    it.each([
      ["amount", "0810000013"],
      ["currency", "0810000014"],
    ])(
      "of another %s than was asked for goes back as it came",
      async (field, phone) => {
        const admin = await test.shop.logIn()
        // As many dollars may have come as francs were asked for.
        await test.gateway.change({ payout: { balance: { USD: "100000" } } })
        const { sessionId, collectionId } = await test.shop.checkOut()
        await test.shop.push(sessionId, { phone })
        await test.shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
        const money =
          await test.shop.flexpay.payments.findForCollection(collectionId)
        const [came] = await test.gateway.entries()

        await desk.giveBack(
          admin,
          { transactionId: money?.id ?? "" },
          { paid_out: "0" }
        )
        const { id } = await desk.onlyPayout()
        await desk.untilState(id, "succeeded")

        expect(money?.attention).toBe(`${field}_differs`)
        const [went] = await desk.payoutsAtFlexPay()
        expect(went?.moved).toEqual(came?.moved)
        expect(went?.phone).toBe(came?.phone)
        expect((await desk.row(money?.id ?? "")).attention).toBeNull()
        await desk.expectBooksToAgree()
      }
    )

    it("of an amount that can't be read goes back once an operator stated it", async () => {
      const admin = await test.shop.logIn()
      const { sessionId, collectionId } = await test.shop.checkOut()
      // It moves one franc, which check goes on to say.
      await test.shop.push(sessionId, { phone: "0810000013" })
      await test.shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
      const money =
        await test.shop.flexpay.payments.findForCollection(collectionId)
      const entry = { transactionId: money?.id ?? "" }
      await test.records.sql(
        `UPDATE flexpay_transaction SET attention = 'amount_unknown',
           received_amount = NULL, received_currency_code = NULL`
      )
      const shown = async () =>
        (await admin.get(`/admin/flexpay/transactions/${entry.transactionId}`))
          .data
      const before = await shown()
      const justification = "FlexPay's merchant page names one franc"

      const answers = [
        await desk.giveBack(admin, entry, { paid_out: "0" }),
        await desk.act(admin, entry.transactionId, "accept", {
          justification: "short",
          amount: "1",
        }),
        await desk.act(admin, entry.transactionId, "accept", { justification }),
        await desk.act(admin, entry.transactionId, "accept", {
          justification,
          amount: "28001",
        }),
        await desk.act(admin, entry.transactionId, "accept", {
          justification,
          amount: "1",
        }),
        await desk.act(admin, entry.transactionId, "accept", {
          justification,
          amount: "1",
        }),
      ]
      const after = await shown()
      await desk.giveBack(admin, entry, { paid_out: "0" })

      expect(before.transaction).toMatchObject({
        actions: expect.arrayContaining(["accept"]),
        needs_justification: ["accept"],
        accept_needs_amount: true,
      })
      expect(before.refundable.amount).toBe("0")
      expect(answers.map(({ status }) => status)).toEqual([
        400, 400, 400, 400, 200, 409,
      ])
      expect(after.refundable.amount).toBe("1")
      expect(after.transaction.timeline[0]).toMatchObject({
        type: "accepted_by_operator",
        actor: { email: "admin@demo.test" },
        data: { justification },
      })
      expect((await desk.onlyPayout()).amount).toBe("1")
    })

    it("does not come back to the list at the later looks of the recheck", async () => {
      const admin = await test.shop.logIn()
      const { sessionId, collectionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000013" })
      await test.shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
      const money =
        await test.shop.flexpay.payments.findForCollection(collectionId)
      const id = money?.id ?? ""
      await desk.act(admin, id, "resolve", { note: "The shopper agreed to it" })

      await desk.age(id, "61 minutes")
      await test.records.recheck()

      const looked = await desk.row(id)
      expect(looked.checks).toBeGreaterThan(money?.checks ?? 0)
      expect(looked).toMatchObject({ state: "succeeded", attention: null })
    })

    it("that FlexPay refuses to pay out stays on the list, and the admin is told why", async () => {
      const admin = await test.shop.logIn()
      const { sessionId, collectionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000013" })
      await test.shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
      const money =
        await test.shop.flexpay.payments.findForCollection(collectionId)
      await test.gateway.change({ payout: { activated: false } })

      const { status, data } = await desk.giveBack(
        admin,
        { transactionId: money?.id ?? "" },
        { paid_out: "0" }
      )

      expect([status, inEnglish(data.message)]).toEqual([
        400,
        'FlexPay refused the payout: "Les versements ne sont pas activés pour ce marchand". No money was sent, and the refund was not made.',
      ])
      expect((await desk.row(money?.id ?? "")).attention).toBe("amount_differs")
      expect((await desk.onlyPayout()).attention).toBeNull()
    })
  })
}
