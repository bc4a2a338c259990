import { describeLedger } from "../setup/describe-ledger"
import { PayoutsBench } from "../setup/payouts-bench"

describeLedger(
  "A store with payouts off",
  { payouts: { enabled: false } },
  (bench) => {
    const payouts = new PayoutsBench(bench)

    it("refuses every payout with a sentence that says what to do", async () => {
      const payment = await payouts.paid()

      await expect(
        payouts.payOut(payouts.refund(payment))
      ).rejects.toMatchObject({
        type: "not_allowed",
        code: "payouts_off",
        message: expect.stringContaining(
          'Payouts are off in this store: set "payouts.enabled" in medusa-config, or give the money back from FlexPay\'s own merchant page.'
        ),
      })
      expect((await payouts.atFlexPay()).asked).toBe(0)
    })

    it("sends none that was asked for while they were on", async () => {
      const payment = await payouts.paid()
      await bench.sql(
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
        bench.flexpay.payouts.approve(await bench.row("fptx_waiting"), {
          actor_id: "user_two",
        })
      ).rejects.toMatchObject({ code: "payouts_off" })
      expect((await bench.row("fptx_waiting")).state).toBe("awaiting_approval")
    })
  }
)
