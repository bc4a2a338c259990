import type {
  Payment,
  State,
} from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"
import { whileChanged } from "../setup/while-locked"

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

  it.each(["pending", "failed"])(
    "no second push is sent while a check writes that the %s one was paid",
    async (state) => {
      const input = fixture.newRequest()
      const first = await fixture.flexpay.paymentRequests.request(input)
      await set(first.id, { state })

      const second = await whileChanged(
        fixture,
        {
          id: first.id,
          change: "state = 'succeeded', disposition = 'becoming_order'",
        },
        () =>
          fixture.flexpay.paymentRequests.request({
            ...input,
            payment_session_id: `${input.payment_session_id}_later`,
          })
      )

      expect(second).toMatchObject({ id: first.id, state: "succeeded" })
    }
  )

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

  it("a return page shows the card payment of its own reference", async () => {
    const [first, second] = [
      await fixture.pay({ method: "card", phone: null }),
      await fixture.pay({ method: "card", phone: null }),
    ]
    const { payments } = fixture.flexpay

    const shown = [
      await payments.findReturned(first.reference),
      await payments.findReturned(second.reference),
      await payments.findReturned("of-another-shop"),
    ]

    expect(shown.map((payment) => payment?.id)).toEqual([
      first.id,
      second.id,
      undefined,
    ])
  })

  it("a payout by card is not shown on a return page", async () => {
    const { id, reference } = await fixture.pay({ method: "card", phone: null })
    await set(id, { kind: "payout" })

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

  it("the payment of a collection is found, and not its newer payout", async () => {
    const payouts = new PayoutFixture(fixture)
    const payment = await payouts.paid()
    await fixture.flexpay.payouts.draft(payouts.refund(payment))
    await set(payment.id, { disposition: "going_back" })
    const { payments } = fixture.flexpay
    const { payment_collection_id } = payment

    expect(await findBoth(payment)).toEqual([payment.id, payment.id])
    expect(
      await payments.findUnbookedForCollection(payment_collection_id ?? "")
    ).toMatchObject({ id: payment.id })
  })

  it("the unbooked payment of a collection is of that collection, and not booked", async () => {
    const input = fixture.newRequest()
    const own = await fixture.flexpay.paymentRequests.request(input)
    await set(own.id, { state: "expired" })
    const booked = await fixture.flexpay.paymentRequests.request(input)
    await set(booked.id, { state: "succeeded", disposition: "booked" })
    await fixture.pay()

    expect(
      await fixture.flexpay.payments.findUnbookedForCollection(
        input.payment_collection_id
      )
    ).toMatchObject({ id: own.id })
  })

  it("a session that booked money pays shows that, and not a newer payment of its own", async () => {
    const earlier = fixture.newRequest()
    const booked = await fixture.flexpay.paymentRequests.request(earlier)
    await set(booked.id, { state: "expired" })
    const later = { ...earlier, payment_session_id: "payses_later" }
    const waiting = await fixture.flexpay.paymentRequests.request(later)
    await set(booked.id, {
      state: "succeeded",
      disposition: "booked",
      authorized_session_id: "payses_later",
      finalized_at: new Date(0),
    })
    await set(waiting.id, {
      state: "succeeded",
      disposition: "awaiting_operator",
    })

    expect(
      await fixture.flexpay.payments.findForSession("payses_later")
    ).toMatchObject({ id: booked.id })
  })

  it("a correction changes one deferred payment, and a claim with the caller before it fails", async () => {
    const { payments, paymentRequests, options } = fixture.flexpay
    const [own, foreign] = [
      await paymentRequests.request(
        fixture.newRequest({ defer: true, caller_hash: "first" })
      ),
      await paymentRequests.request(
        fixture.newRequest({ defer: true, caller_hash: "foreign" })
      ),
    ]
    await payments.correctDeferred(own.id, { caller_hash: "second" })
    const claimed = await payments.claimDeferred(
      own,
      { state: "submitting" },
      options
    )

    expect(claimed).toBeNull()
    expect(await payments.findById(own.id)).toMatchObject({
      state: "deferred",
      caller_hash: "second",
    })
    expect(await payments.findById(foreign.id)).toMatchObject({
      caller_hash: "foreign",
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
