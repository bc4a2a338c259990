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
        `INSERT INTO flexpay_transaction (id, kind, method, state, reference,
           callback_token_hash, phone, amount, raw_amount, session_amount,
           raw_session_amount, currency_code, payment_transaction_id,
           requested_by, expires_at)
         SELECT 'fptx_waiting', 'payout', method, 'awaiting_approval',
           'waiting', 'waiting', phone, amount, raw_amount, session_amount,
           raw_session_amount, currency_code, id, 'user_one', now()
         FROM flexpay_transaction WHERE id = $1`,
        [payment.id]
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
