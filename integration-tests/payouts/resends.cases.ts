import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundDesk, TOTAL } from "../setup/refund-fixture"
import type { AdminApi, PaidOrder } from "../setup/refund-fixture"

/** Payouts to this number fail later. */
const PHONE = "0810000105"

export function describeAgain(test: ShopUnderTest): void {
  describe("a payout that is to be sent again", () => {
    const desk = new RefundDesk(test)

    it("is not, when FlexPay paid it meanwhile without a callback", async () => {
      const { admin, failed } = await fail()
      await test.gateway.change({ callbacks: false })
      await test.gateway.setState({
        reference: failed.reference,
        state: "paid",
      })

      const { status, data } = await desk.act(admin, failed.id, "resend")

      expect([status, data.code, inEnglish(data.message)]).toEqual([
        409,
        "payout_arrived",
        "The money arrived: this payout, or the one that it was sent again for, succeeded. Nothing was sent.",
      ])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect(await desk.row(failed.id)).toMatchObject({
        state: "succeeded",
        attention: null,
      })
      await desk.expectBooksToAgree()
    })

    it("waits for FlexPay's answer, and is not sent without one", async () => {
      const { admin, failed } = await fail()
      await test.gateway.spoil({ service: "check", kind: "drop", times: null })

      const { status, data } = await desk.act(admin, failed.id, "resend")

      expect([status, data.code]).toEqual([409, "check_unavailable"])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect((await desk.row(failed.id)).attention).toBe("payout_failed")
    })

    it("is named when it was sent again already", async () => {
      const { admin, failed } = await fail()
      await test.gateway.setOutcome({ phone: "243810000105", payout: "paid" })

      const first = await desk.act(admin, failed.id, "resend")
      const second = await desk.act(admin, failed.id, "resend")

      expect(first.status).toBe(200)
      expect([
        second.status,
        second.data.code,
        second.data.transaction_id,
      ]).toEqual([409, "already_resent", first.data.transaction.id])
      expect((await test.gateway.counts()).payout).toBe(2)
    })

    it("blocks a fresh refund, by Medusa's button and by ours, and is named", async () => {
      const { admin, order, failed } = await fail("5000")

      const button = await desk.pressRefund(admin, order, { amount: 5000 })
      const section = await desk.giveBack(admin, order, {
        amount: "5000",
        paid_out: "0",
      })

      expect(button.status).toBe(400)
      expect(button.data.message).toContain(failed.reference)
      expect(inEnglish(button.data.message)).toMatch(
        /^A payout of this payment failed, or its outcome is unknown\. Send that one again, or resolve it\./
      )
      expect([
        section.status,
        section.data.code,
        section.data.transaction_id,
      ]).toEqual([409, "payout_open", failed.id])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect((await desk.moneyOf(order)).refunds).toEqual(["5000"])
    })

    it("takes a justification once it was resolved, and stays resolved until then", async () => {
      const { admin, failed } = await fail()
      await desk.act(admin, failed.id, "resolve", { note: "Paid in cash" })
      for (const _ of ["by the job", "by hand"]) {
        await desk.act(admin, failed.id, "check")
        await test.records.recheck()
      }
      const resolved = await desk.row(failed.id)
      const shown = await admin.get(`/admin/flexpay/transactions/${failed.id}`)
      await test.gateway.setOutcome({ phone: "243810000105", payout: "paid" })

      const unsaid = await desk.act(admin, failed.id, "resend")
      const again = await desk.act(admin, failed.id, "resend", {
        justification: "The cash never reached the customer",
      })

      expect(resolved.attention).toBeNull()
      expect(shown.data.transaction).toMatchObject({
        needs_justification: ["resend"],
        resend_amount: TOTAL,
      })
      expect([unsaid.status, again.status]).toEqual([400, 200])
      expect(await desk.eventTypes(failed.id)).toContain("justification")
    })

    async function fail(amount = TOTAL) {
      const admin: AdminApi = await test.shop.logIn()
      const order: PaidOrder = await desk.sellTo(PHONE)
      await desk.pressRefund(admin, order, { amount: Number(amount) })
      const { id } = await desk.onlyPayout()
      await desk.age(id, "4 minutes")
      return { admin, order, failed: await desk.untilState(id, "failed") }
    }
  })
}
