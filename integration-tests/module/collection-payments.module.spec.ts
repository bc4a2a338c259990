import type {
  Payment,
  State,
} from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

describeModule("Payments of a collection", {}, (fixture) => {
  it("a paid payment is more relevant than a newer one, unless an operator must decide about it", async () => {
    const input = fixture.newRequest()
    const paid = await fixture.flexpay.paymentRequests.request(input)
    await set(paid.id, { state: "expired" })
    const newer = await fixture.flexpay.paymentRequests.request(input)
    await set(paid.id, { state: "succeeded", disposition: "becoming_order" })

    expect(await findBoth(input)).toEqual([paid.id, paid.id])
    await set(paid.id, {
      attention: "paid_twice",
      disposition: "awaiting_operator",
    })
    expect(await findBoth(input)).toEqual([newer.id, newer.id])
  })

  it("a payment is found by both of its sessions and by no other", async () => {
    const input = fixture.newRequest()
    const { id, payment_collection_id } =
      await fixture.flexpay.paymentRequests.request(input)
    await fixture.pay()
    await set(id, { state: "succeeded", authorized_session_id: "payses_new" })

    const sessions = [input.payment_session_id, "payses_new"]
    for (const payment_session_id of sessions) {
      expect(
        await findBoth({ payment_collection_id, payment_session_id })
      ).toEqual([id, id])
    }
    expect(
      await findBoth({
        payment_collection_id: "pay_col_of_others",
        payment_session_id: "payses_of_others",
      })
    ).toEqual([undefined, undefined])
  })

  it.each<[State, string, boolean]>([
    ["pending", "1 minute", true],
    ["pending", "3 days", true],
    ["unknown", "3 days", true],
    ["succeeded", "23 hours", true],
    ["succeeded", "25 hours", false],
    ["failed", "25 hours", false],
    ["expired", "25 hours", false],
    ["reversed", "25 hours", false],
  ])(
    "a card payment that is %s and %s old is shown on its return page: %p",
    async (state, age, isShown) => {
      const card = await fixture.pay({ method: "card", phone: null })
      const { id, reference } = card
      await set(id, { state })
      await fixture.age(id, age)

      const shown = await fixture.flexpay.payments.findReturned(reference)

      expect(shown?.id).toBe(isShown ? id : undefined)
    }
  )

  it("a push by mobile money is not shown on the return page", async () => {
    const { reference } = await fixture.pay()

    expect(await fixture.flexpay.payments.findReturned(reference)).toBeNull()
  })

  it("a payout is no payment of a collection", async () => {
    const payouts = new PayoutFixture(fixture)
    const payment = await payouts.paid()
    const payout = await fixture.flexpay.payouts.draft(payouts.refund(payment))
    // So that the newest would be taken.
    await set(payment.id, { attention: "paid_twice" })

    expect(await findBoth(payment)).toEqual([payment.id, payment.id])
    expect(await fixture.flexpay.payments.findById(payout.id)).toBeNull()
    expect(
      await fixture.flexpay.payments.findReturned(payout.reference)
    ).toBeNull()
  })

  it.each<State>(["deferred", "submitting", "pending", "unknown"])(
    "a second request gets the one that is %s",
    async (state) => {
      const input = fixture.newRequest({ defer: true })
      const { id } = await fixture.flexpay.paymentRequests.request(input)
      await set(id, { state })

      expect(
        await fixture.flexpay.paymentRequests.request(input)
      ).toMatchObject({
        id,
        state,
      })
    }
  )

  it("a request over the limit gets no payment of another collection and no payout", async () => {
    const input = fixture.newRequest({ phone: fixture.phone("025") })
    for (const _ of ["first", "second", "third"]) {
      await fixture.flexpay.paymentRequests.request(input)
    }
    const [payout] = [await fixture.pay(), await fixture.pay()]
    await fixture.sql(
      "UPDATE flexpay_transaction SET kind = 'payout', payment_collection_id = $2 WHERE id = $1",
      [payout.id, input.payment_collection_id]
    )

    await expect(
      fixture.flexpay.paymentRequests.request(input)
    ).rejects.toMatchObject({
      code: "too_many_pushes",
    })
  })

  async function findBoth(
    payment: Pick<Payment, "payment_session_id" | "payment_collection_id">
  ) {
    const { flexpay } = fixture
    return [
      await flexpay.payments.findForSession(payment.payment_session_id ?? ""),
      await flexpay.payments.findForCollection(
        payment.payment_collection_id ?? ""
      ),
    ].map((attempt) => attempt?.id)
  }

  async function set(id: string, values: object): Promise<void> {
    for (const [column, value] of Object.entries(values)) {
      await fixture.sql(
        `UPDATE flexpay_transaction SET ${column} = $2 WHERE id = $1`,
        [id, value]
      )
    }
  }
})
