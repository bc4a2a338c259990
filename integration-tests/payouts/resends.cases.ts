import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundFixture, TOTAL } from "../setup/refund-fixture"
import type { AdminApi, PaidOrder } from "../setup/refund-fixture"

/** Payouts to this number fail later. */
const PHONE = "0810000105"

export function describeAgain(test: ShopUnderTest): void {
  describe("a resend of a payout", () => {
    const refunding = new RefundFixture(test)

    it("a resend is refused when FlexPay paid the payout meanwhile", async () => {
      const { admin, failed } = await fail()
      await test.gateway.change({ callbacks: false })
      await test.gateway.setState({
        reference: failed.reference,
        state: "paid",
      })

      const { status, data } = await refunding.act(admin, [failed.id, "resend"])

      expect([status, data.code, inEnglish(data.message)]).toEqual([
        409,
        "payout_arrived",
        "The money arrived: this payout, or the one that it was sent again for, succeeded. Nothing was sent.",
      ])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect(await refunding.row(failed.id)).toMatchObject({
        state: "succeeded",
        attention: null,
      })
      await refunding.expectRecordsToAgree()
    })

    it("a resend is refused without a check result", async () => {
      const { admin, failed } = await fail()
      await test.gateway.spoil({ service: "check", kind: "drop", times: null })

      const { status, data } = await refunding.act(admin, [failed.id, "resend"])

      expect([status, data.code]).toEqual([409, "check_unavailable"])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect((await refunding.row(failed.id)).attention).toBe("payout_failed")
    })

    it("a second resend is refused and names the first", async () => {
      const { admin, failed } = await fail()
      await test.gateway.setOutcome({ phone: "243810000105", payout: "paid" })

      const first = await refunding.act(admin, [failed.id, "resend"])
      const second = await refunding.act(admin, [failed.id, "resend"])

      expect(first.status).toBe(200)
      expect([
        second.status,
        second.data.code,
        second.data.transaction_id,
      ]).toEqual([409, "already_resent", first.data.transaction.id])
      expect((await test.gateway.counts()).payout).toBe(2)
    })

    it("a failed payout blocks a new refund by either button, and the error names it", async () => {
      const { admin, order, failed } = await fail("5000")

      const button = await refunding.refundByMedusa(admin, order, {
        amount: 5000,
      })
      const section = await refunding.refundByFlexPay(admin, order, {
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
      expect((await refunding.moneyOf(order)).refunds).toEqual(["5000"])
    })

    it("a resend after a resolution needs a justification", async () => {
      const { admin, failed } = await fail()
      await refunding.act(admin, [failed.id, "resolve"], {
        note: "Paid in cash",
      })
      for (const _ of ["by the job", "by hand"]) {
        await refunding.act(admin, [failed.id, "check"])
        await test.records.recheck()
      }
      const resolved = await refunding.row(failed.id)
      const shown = await admin.get(`/admin/flexpay/transactions/${failed.id}`)
      await test.gateway.setOutcome({ phone: "243810000105", payout: "paid" })

      const unsaid = await refunding.act(admin, [failed.id, "resend"])
      const again = await refunding.act(admin, [failed.id, "resend"], {
        justification: "The cash never reached the customer",
      })

      expect(resolved.attention).toBeNull()
      expect(shown.data.transaction).toMatchObject({
        needs_justification: ["resend"],
        resend_amount: TOTAL,
      })
      expect([unsaid.status, again.status]).toEqual([400, 200])
      expect(await refunding.eventTypes(failed.id)).toContain("justification")
    })

    async function fail(amount = TOTAL) {
      const admin: AdminApi = await test.shop.logIn()
      const order: PaidOrder = await refunding.sellTo(PHONE)
      await refunding.refundByMedusa(admin, order, { amount: Number(amount) })
      const { id } = await refunding.onlyPayout()
      await refunding.age(id, "4 minutes")
      return { admin, order, failed: await refunding.untilState(id, "failed") }
    }
  })
}
