import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import {
  PAYER,
  PAYS_ANOTHER_AMOUNT,
  RefundFixture,
} from "../setup/refund-fixture"

export function describeWithoutOrder(test: ShopUnderTest): void {
  describe("a payment without an order", () => {
    const refunding = new RefundFixture(test)

    it("a second payment is refunded from its entry, and leaves the attention list when all of it is refunded", async () => {
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
      const order = await refunding.orderOf(order_id ?? "", collectionId)
      const entry = { transactionId: late?.id ?? "" }
      // It had failed, and is paid after all: only now, or it took the order.
      await test.gateway.setState({ reference: late?.reference, state: "paid" })
      const second = await refunding.until(
        entry.transactionId,
        ({ attention }) => attention !== null
      )

      await refunding.refundByFlexPay(admin, entry, {
        amount: "20000",
        paid_out: "0",
      })
      const half = await refunding.row(entry.transactionId)
      await refunding.refundByFlexPay(admin, entry, { paid_out: "20000" })
      const more = await refunding.refundByFlexPay(admin, entry, {
        amount: "1",
        paid_out: "28000",
      })
      for (const { id } of await refunding.payouts()) {
        await refunding.untilState(id, "succeeded")
      }

      expect(second.attention).toBe("paid_twice")
      expect(half.attention).toBe("paid_twice")
      expect((await refunding.row(entry.transactionId)).attention).toBeNull()
      expect(more.status).toBe(400)
      expect(
        (await refunding.payouts()).map(({ amount, refund_id, phone }) => [
          amount,
          refund_id,
          phone,
        ])
      ).toEqual([
        ["20000", null, "243810000003"],
        ["8000", null, "243810000003"],
      ])
      expect(await refunding.moneyOf(order)).toMatchObject({
        status: "pending",
        paid: 28000,
        refunds: [],
      })
      await refunding.expectRecordsToAgree()
    })

    it.each([
      ["amount", PAYS_ANOTHER_AMOUNT],
      ["currency", "0810000014"],
    ])(
      "a payment of another %s than requested is refunded as it arrived",
      async (field, phone) => {
        const admin = await test.shop.logIn()
        // As many dollars may have come as francs were asked for.
        await test.gateway.change({ payout: { balance: { USD: "100000" } } })
        const money = await refunding.receiveUnbooked(phone)
        const [came] = await test.gateway.entries()

        await refunding.refundByFlexPay(
          admin,
          { transactionId: money.id },
          { paid_out: "0" }
        )
        const { id } = await refunding.onlyPayout()
        await refunding.untilState(id, "succeeded")

        expect(money.attention).toBe(`${field}_differs`)
        const [went] = await refunding.payoutsAtFlexPay()
        expect(went?.moved).toEqual(came?.moved)
        expect(went?.phone).toBe(came?.phone)
        expect((await refunding.row(money.id)).attention).toBeNull()
        await refunding.expectRecordsToAgree()
      }
    )

    it("a payment of an unreadable amount is refunded once an operator states the amount", async () => {
      const admin = await test.shop.logIn()
      // It moves one franc, which check goes on to say.
      const money = await refunding.receiveUnbooked(PAYS_ANOTHER_AMOUNT)
      const entry = { transactionId: money.id }
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
        await refunding.refundByFlexPay(admin, entry, { paid_out: "0" }),
        await refunding.act(admin, [entry.transactionId, "accept"], {
          justification: "short",
          amount: "1",
        }),
        await refunding.act(admin, [entry.transactionId, "accept"], {
          justification,
        }),
        await refunding.act(admin, [entry.transactionId, "accept"], {
          justification,
          amount: "28001",
        }),
        await refunding.act(admin, [entry.transactionId, "accept"], {
          justification,
          amount: "1",
        }),
        await refunding.act(admin, [entry.transactionId, "accept"], {
          justification,
          amount: "1",
        }),
      ]
      const after = await shown()
      await refunding.refundByFlexPay(admin, entry, { paid_out: "0" })

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
      expect((await refunding.onlyPayout()).amount).toBe("1")
    })

    it("a refunded payment stays off the attention list at later rechecks", async () => {
      const admin = await test.shop.logIn()
      const money = await refunding.receiveUnbooked(PAYS_ANOTHER_AMOUNT)
      const { id } = money
      await refunding.act(admin, [id, "resolve"], {
        note: "The shopper agreed to it",
      })

      await refunding.age(id, "61 minutes")
      await test.records.recheck()

      const looked = await refunding.row(id)
      expect(looked.checks).toBeGreaterThan(money.checks)
      expect(looked).toMatchObject({ state: "succeeded", attention: null })
    })

    it("a payment whose refund FlexPay refuses stays on the attention list, and the admin sees the reason", async () => {
      const admin = await test.shop.logIn()
      const money = await refunding.receiveUnbooked(PAYS_ANOTHER_AMOUNT)
      await test.gateway.change({ payout: { activated: false } })

      const { status, data } = await refunding.refundByFlexPay(
        admin,
        { transactionId: money.id },
        { paid_out: "0" }
      )

      expect([status, inEnglish(data.message)]).toEqual([
        400,
        'FlexPay refused the payout: "Les versements ne sont pas activés pour ce marchand". No money was sent, and the refund was not made.',
      ])
      expect((await refunding.row(money.id)).attention).toBe("amount_differs")
      expect((await refunding.onlyPayout()).attention).toBeNull()
    })
  })
}
