import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundFixture, TOTAL } from "../setup/refund-fixture"

const JUSTIFICATION = "FlexPay's support wrote that no money left, ticket 4711."

export function describeFollowed(test: ShopUnderTest): void {
  describe("a payout that does not end well", () => {
    const refunding = new RefundFixture(test)

    it("an unanswered payout keeps Medusa's refund and needs attention", async () => {
      const admin = await test.shop.logIn()
      // FlexPay takes the request, answers nothing, and pays.
      const order = await refunding.sellTo("0810000108")

      const { status } = await refunding.refundByMedusa(admin, order, {
        amount: 5000,
      })
      await test.records.recheck()
      await test.records.recheck()
      const unknown = await refunding.onlyPayout()
      const again = await refunding.act(admin, [unknown.id, "resend"])

      expect(status).toBe(200)
      expect(unknown).toMatchObject({
        state: "unknown",
        attention: "outcome_unknown",
      })
      expect((await refunding.moneyOf(order)).refunds).toEqual(["5000"])
      expect([again.status, inEnglish(again.data.message)]).toEqual([
        400,
        "Write a justification of at least 10 characters.",
      ])
      expect((await test.gateway.counts()).payout).toBe(1)
    })

    it("a late callback completes a payout of unknown outcome", async () => {
      const admin = await test.shop.logIn()
      await test.gateway.change({ callbacks: false })
      const order = await refunding.sellTo("0810000106")
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const unknown = await refunding.onlyPayout()

      await test.gateway.callBack({ reference: unknown.reference })
      const paid = await refunding.until(
        unknown.id,
        ({ synced_state }) => synced_state === "succeeded"
      )

      expect(unknown.state).toBe("unknown")
      expect(paid).toMatchObject({ state: "succeeded", attention: null })
      expect((await test.gateway.counts()).payout).toBe(1)
      await refunding.expectRecordsToAgree()
    })

    it("a payout that arrives after it was resent is flagged as paid out twice", async () => {
      const admin = await test.shop.logIn()
      await test.gateway.change({ callbacks: false })
      const order = await refunding.sellTo("0810000106")
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const first = await refunding.onlyPayout()
      await test.gateway.setOutcome({ phone: "243810000106", payout: "paid" })

      await refunding.act(admin, [first.id, "resend"], {
        justification: JUSTIFICATION,
      })
      const second = (await refunding.payouts())[1]
      await refunding.untilState(second?.id ?? "", "succeeded")
      await test.gateway.callBack({ reference: first.reference })
      const arrived = await refunding.until(
        first.id,
        ({ attention }) => attention === "paid_out_twice"
      )

      expect(arrived.state).toBe("succeeded")
      expect(second).toMatchObject({
        replaces_id: first.id,
        refund_id: first.refund_id,
      })
      expect(await refunding.eventTypes(first.id)).toEqual(
        expect.arrayContaining(["justification", "resent", "attention"])
      )
      expect((await refunding.moneyOf(order)).refunds).toEqual(["5000"])
      await refunding.expectRecordsToAgree()
    })

    it("a payout that arrives after its resend failed resolves the refund", async () => {
      const admin = await test.shop.logIn()
      await test.gateway.change({ callbacks: false })
      const order = await refunding.sellTo("0810000106")
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const first = await refunding.onlyPayout()
      await test.gateway.setOutcome({
        phone: "243810000106",
        payout: "recipient_refused",
      })
      await refunding.act(admin, [first.id, "resend"], {
        justification: JUSTIFICATION,
      })
      const second = (await refunding.payouts())[1]

      await test.gateway.callBack({ reference: first.reference })
      const arrived = await refunding.until(
        first.id,
        ({ synced_state }) => synced_state === "succeeded"
      )
      const third = await refunding.act(admin, [second?.id ?? "", "resend"])

      expect(second).toMatchObject({
        state: "refused",
        attention: "payout_refused",
      })
      expect(arrived.attention).toBeNull()
      expect((await refunding.row(second?.id ?? "")).attention).toBeNull()
      expect(third.status).toBe(409)
      await refunding.expectRecordsToAgree()
    })

    it("a failed payout is resent once for twenty requests", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo("0810000105")
      const failed = await fail(order)
      await test.gateway.setOutcome({ phone: "243810000105", payout: "paid" })

      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          refunding.act(admin, [failed.id, "resend"])
        )
      )
      const [, second, ...more] = await refunding.payouts()
      await refunding.untilState(second?.id ?? "", "succeeded")

      expect(failed).toMatchObject({
        reason: "not_paid",
        attention: "payout_failed",
      })
      expect(
        answers.filter(({ status }) => status !== 200 && status !== 409)
      ).toEqual([])
      expect(more).toEqual([])
      expect(second).toMatchObject({
        replaces_id: failed.id,
        refund_id: failed.refund_id,
        phone: "243810000105",
        amount: TOTAL,
      })
      expect((await test.gateway.counts()).payout).toBe(2)
      expect((await refunding.moneyOf(order)).refunds).toEqual([TOTAL])
      await refunding.expectRecordsToAgree()
    })

    it("a payout is resent to another number only with a reason, which is kept", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo("0810000105")
      const failed = await fail(order)

      const silent = await refunding.act(admin, [failed.id, "resend"], {
        phone: "+243 97 000 0001",
      })
      const toOther = await refunding.act(admin, [failed.id, "resend"], {
        phone: "+243 97 000 0001",
        phone_reason: "The shopper changed her number",
      })
      const second = (await refunding.payouts())[1]
      await refunding.untilState(second?.id ?? "", "succeeded")

      expect([silent.status, inEnglish(silent.data.message)]).toEqual([
        400,
        "This is not the number that paid: give a reason.",
      ])
      expect([toOther.status, toOther.data.transaction.id]).toEqual([
        200,
        second?.id,
      ])
      expect(second?.phone).toBe("243970000001")
      const [event] = await test.records.sql(
        "SELECT data, actor_id FROM flexpay_timeline_entry WHERE transaction_id = ? AND type = 'other_phone'",
        [second?.id]
      )
      expect(event).toEqual({
        data: { phone_reason: "The shopper changed her number" },
        actor_id: second?.requested_by,
      })
    })

    it("a payout is resolved by a note once", async () => {
      const admin = await test.shop.logIn()
      const failed = await fail(await refunding.sellTo("0810000105"))
      const note = "Paid back in cash at the counter"

      const unsaid = await refunding.act(admin, [failed.id, "resolve"], {
        note: " ",
      })
      const resolved = await refunding.act(admin, [failed.id, "resolve"], {
        note,
      })
      const again = await refunding.act(admin, [failed.id, "resolve"], { note })
      const resent = await refunding.act(admin, [failed.id, "resend"])

      expect(
        [unsaid, resolved, again, resent].map(({ status }) => status)
      ).toEqual([400, 200, 409, 400])
      expect(resolved.data.transaction).toMatchObject({
        state: "failed",
        attention: null,
      })
      expect(await refunding.payoutsAtFlexPay()).toHaveLength(1)
    })

    async function fail(order: Awaited<ReturnType<typeof refunding.sellTo>>) {
      const admin = await test.shop.logIn()
      await refunding.refundByMedusa(admin, order, { amount: Number(TOTAL) })
      const { id } = await refunding.onlyPayout()
      await refunding.age(id, "4 minutes")
      return await refunding.untilState(id, "failed")
    }
  })
}
