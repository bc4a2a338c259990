import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundDesk, TOTAL } from "../setup/refund-fixture"

const JUSTIFICATION = "FlexPay's support wrote that no money left, ticket 4711."

export function describeFollowed(test: ShopUnderTest): void {
  describe("a payout that does not end well", () => {
    const desk = new RefundDesk(test)

    it("keeps Medusa's refund when no answer came, and waits for a person", async () => {
      const admin = await test.shop.logIn()
      // FlexPay takes the request, answers nothing, and pays.
      const order = await desk.sellTo("0810000108")

      const { status } = await desk.pressRefund(admin, order, { amount: 5000 })
      await test.records.recheck()
      await test.records.recheck()
      const unknown = await desk.onlyPayout()
      const again = await desk.act(admin, unknown.id, "resend")

      expect(status).toBe(200)
      expect(unknown).toMatchObject({
        state: "unknown",
        attention: "outcome_unknown",
      })
      expect((await desk.moneyOf(order)).refunds).toEqual(["5000"])
      expect([again.status, inEnglish(again.data.message)]).toEqual([
        400,
        "Write a justification of at least 10 characters.",
      ])
      expect((await test.gateway.counts()).payout).toBe(1)
    })

    it("learns of an unknown payout's end by the callback that comes late", async () => {
      const admin = await test.shop.logIn()
      await test.gateway.change({ callbacks: false })
      const order = await desk.sellTo("0810000106")
      await desk.pressRefund(admin, order, { amount: 5000 })
      const unknown = await desk.onlyPayout()

      await test.gateway.callBack({ reference: unknown.reference })
      const paid = await desk.until(
        unknown.id,
        ({ synced_state }) => synced_state === "succeeded"
      )

      expect(unknown.state).toBe("unknown")
      expect(paid).toMatchObject({ state: "succeeded", attention: null })
      expect((await test.gateway.counts()).payout).toBe(1)
      await desk.expectBooksToAgree()
    })

    it("is flagged as paid out twice when it arrives after it was sent again", async () => {
      const admin = await test.shop.logIn()
      await test.gateway.change({ callbacks: false })
      const order = await desk.sellTo("0810000106")
      await desk.pressRefund(admin, order, { amount: 5000 })
      const first = await desk.onlyPayout()
      await test.gateway.setOutcome({ phone: "243810000106", payout: "paid" })

      await desk.act(admin, first.id, "resend", {
        justification: JUSTIFICATION,
      })
      const second = (await desk.payouts())[1]
      await desk.untilState(second?.id ?? "", "succeeded")
      await test.gateway.callBack({ reference: first.reference })
      const arrived = await desk.until(
        first.id,
        ({ attention }) => attention === "paid_out_twice"
      )

      expect(arrived.state).toBe("succeeded")
      expect(second).toMatchObject({
        replaces_id: first.id,
        refund_id: first.refund_id,
      })
      expect(await desk.eventTypes(first.id)).toEqual(
        expect.arrayContaining(["justification", "resent", "attention"])
      )
      expect((await desk.moneyOf(order)).refunds).toEqual(["5000"])
      await desk.expectBooksToAgree()
    })

    it("owes nothing any more when it arrives, and what was sent again did not", async () => {
      const admin = await test.shop.logIn()
      await test.gateway.change({ callbacks: false })
      const order = await desk.sellTo("0810000106")
      await desk.pressRefund(admin, order, { amount: 5000 })
      const first = await desk.onlyPayout()
      await test.gateway.setOutcome({
        phone: "243810000106",
        payout: "recipient_refused",
      })
      await desk.act(admin, first.id, "resend", {
        justification: JUSTIFICATION,
      })
      const second = (await desk.payouts())[1]

      await test.gateway.callBack({ reference: first.reference })
      const arrived = await desk.until(
        first.id,
        ({ synced_state }) => synced_state === "succeeded"
      )
      const third = await desk.act(admin, second?.id ?? "", "resend")

      expect(second).toMatchObject({
        state: "refused",
        attention: "payout_refused",
      })
      expect(arrived.attention).toBeNull()
      expect((await desk.row(second?.id ?? "")).attention).toBeNull()
      expect(third.status).toBe(409)
      await desk.expectBooksToAgree()
    })

    it("that failed is sent again once, however often that is asked", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo("0810000105")
      const failed = await fail(order)
      await test.gateway.setOutcome({ phone: "243810000105", payout: "paid" })

      const answers = await Promise.all(
        Array.from({ length: 20 }, () => desk.act(admin, failed.id, "resend"))
      )
      const [, second, ...more] = await desk.payouts()
      await desk.untilState(second?.id ?? "", "succeeded")

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
      expect((await desk.moneyOf(order)).refunds).toEqual([TOTAL])
      await desk.expectBooksToAgree()
    })

    it("is sent to another number only with a reason, which is kept", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo("0810000105")
      const failed = await fail(order)

      const silent = await desk.act(admin, failed.id, "resend", {
        phone: "+243 97 000 0001",
      })
      const told = await desk.act(admin, failed.id, "resend", {
        phone: "+243 97 000 0001",
        phone_reason: "The shopper changed her number",
      })
      const second = (await desk.payouts())[1]
      await desk.untilState(second?.id ?? "", "succeeded")

      expect([silent.status, inEnglish(silent.data.message)]).toEqual([
        400,
        "This is not the number that paid: give a reason.",
      ])
      expect([told.status, told.data.transaction.id]).toEqual([200, second?.id])
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

    it("is settled otherwise by a note, once", async () => {
      const admin = await test.shop.logIn()
      const failed = await fail(await desk.sellTo("0810000105"))
      const note = "Paid back in cash at the counter"

      const unsaid = await desk.act(admin, failed.id, "resolve", { note: " " })
      const settled = await desk.act(admin, failed.id, "resolve", { note })
      const again = await desk.act(admin, failed.id, "resolve", { note })
      const resent = await desk.act(admin, failed.id, "resend")

      expect(
        [unsaid, settled, again, resent].map(({ status }) => status)
      ).toEqual([400, 200, 409, 400])
      expect(settled.data.transaction).toMatchObject({
        state: "failed",
        attention: null,
      })
      expect(await desk.payoutsAtFlexPay()).toHaveLength(1)
    })

    async function fail(order: Awaited<ReturnType<typeof desk.sellTo>>) {
      const admin = await test.shop.logIn()
      await desk.pressRefund(admin, order, { amount: Number(TOTAL) })
      const { id } = await desk.onlyPayout()
      await desk.age(id, "4 minutes")
      return await desk.untilState(id, "failed")
    }
  })
}
