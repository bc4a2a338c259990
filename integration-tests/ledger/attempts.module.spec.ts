import type {
  Payment,
  State,
} from "../../src/modules/flexpay/transaction/transaction"
import { describeLedger } from "../setup/describe-ledger"
import { PayoutsBench } from "../setup/payouts-bench"

describeLedger("Of a collection's attempts", {}, (bench) => {
  it("the one that paid matters more than a newer one, unless it needs a person", async () => {
    const wish = bench.wish()
    const paid = await bench.flexpay.paymentRequests.request(wish)
    await set(paid.id, { state: "expired" })
    const newer = await bench.flexpay.paymentRequests.request(wish)
    await set(paid.id, { state: "succeeded", disposition: "becoming_order" })

    expect(await found(wish)).toEqual([paid.id, paid.id])
    await set(paid.id, {
      attention: "paid_twice",
      disposition: "awaiting_operator",
    })
    expect(await found(wish)).toEqual([newer.id, newer.id])
  })

  it("each is found by both of its sessions, and by no other", async () => {
    const wish = bench.wish()
    const { id, payment_collection_id } =
      await bench.flexpay.paymentRequests.request(wish)
    await bench.pay()
    await set(id, { state: "succeeded", authorized_session_id: "payses_new" })

    const sessions = [wish.payment_session_id, "payses_new"]
    for (const payment_session_id of sessions) {
      expect(
        await found({ payment_collection_id, payment_session_id })
      ).toEqual([id, id])
    }
    expect(
      await found({
        payment_collection_id: "pay_col_of_others",
        payment_session_id: "payses_of_others",
      })
    ).toEqual([undefined, undefined])
  })

  it("each is found by its own reference", async () => {
    const attempts = [await bench.pay(), await bench.pay()]

    for (const { id, reference } of attempts) {
      expect(
        await bench.flexpay.payments.findByReference(reference)
      ).toMatchObject({
        id,
      })
    }
  })

  it("none is a payout", async () => {
    const payouts = new PayoutsBench(bench)
    const payment = await payouts.paid()
    const payout = await bench.flexpay.payouts.draft(payouts.refund(payment))
    // So that the newest would be taken.
    await set(payment.id, { attention: "paid_twice" })

    expect(await found(payment)).toEqual([payment.id, payment.id])
    expect(await bench.flexpay.payments.findById(payout.id)).toBeNull()
    expect(
      await bench.flexpay.payments.findByReference(payout.reference)
    ).toBeNull()
  })

  it.each<State>(["deferred", "submitting", "pending", "unknown"])(
    "one that is %s is what a second press gets",
    async (state) => {
      const wish = bench.wish({ defer: true })
      const { id } = await bench.flexpay.paymentRequests.request(wish)
      await set(id, { state })

      expect(await bench.flexpay.paymentRequests.request(wish)).toMatchObject({
        id,
        state,
      })
    }
  )

  it("none is what a press over the limit gets, nor a payout, nor another shopper's", async () => {
    const wish = bench.wish({ phone: bench.phone("025") })
    for (const _ of ["first", "second", "third"]) {
      await bench.flexpay.paymentRequests.request(wish)
    }
    const [payout] = [await bench.pay(), await bench.pay()]
    await bench.sql(
      "UPDATE flexpay_transaction SET kind = 'payout', payment_collection_id = $2 WHERE id = $1",
      [payout.id, wish.payment_collection_id]
    )

    await expect(
      bench.flexpay.paymentRequests.request(wish)
    ).rejects.toMatchObject({
      code: "too_many_pushes",
    })
  })

  async function found(
    of: Pick<Payment, "payment_session_id" | "payment_collection_id">
  ) {
    const { flexpay } = bench
    return [
      await flexpay.payments.findForSession(of.payment_session_id ?? ""),
      await flexpay.payments.findForCollection(of.payment_collection_id ?? ""),
    ].map((attempt) => attempt?.id)
  }

  async function set(id: string, values: object): Promise<void> {
    for (const [column, value] of Object.entries(values)) {
      await bench.sql(
        `UPDATE flexpay_transaction SET ${column} = $2 WHERE id = $1`,
        [id, value]
      )
    }
  }
})
