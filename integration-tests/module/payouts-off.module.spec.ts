import { insertTransactions } from "../../harness/transaction-rows"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

describeModule(
  "A store with payouts off",
  { payouts: { enabled: false } },
  (fixture) => {
    const payouts = new PayoutFixture(fixture)

    it("every payout is refused with the remedy", async () => {
      const payment = await payouts.paid()

      await expect(
        payouts.payOut(payouts.refund(payment))
      ).rejects.toMatchObject({
        type: "not_allowed",
        code: "payouts_off",
        message: expect.stringContaining(
          'Payouts are off in this store: set "payouts.enabled" and "payouts.max_per_day" in medusa-config, or give the money back from FlexPay\'s own merchant page.'
        ),
      })
      expect((await payouts.atFlexPay()).requested).toBe(0)
    })

    it("a payout that was requested before is not sent", async () => {
      const payment = await payouts.paid()
      await fixture.sql(
        insertTransactions("1", {
          id: "'fptx_waiting'",
          kind: "'payout'",
          state: "'awaiting_approval'",
          phone: `'${payment.phone}'`,
          amount: payment.amount,
          payment_transaction_id: `'${payment.id}'`,
          requested_by: "'user_one'",
        })
      )

      await expect(
        fixture.flexpay.payouts.approve(await fixture.row("fptx_waiting"), {
          actor_id: "user_two",
        })
      ).rejects.toMatchObject({ code: "payouts_off" })
      expect((await fixture.row("fptx_waiting")).state).toBe(
        "awaiting_approval"
      )
    })
  }
)
