import type { PaymentRequest } from "../../src/modules/flexpay/payments/payment-requester"
import { describeModule } from "../setup/describe-module"

describeModule("The claim of a session's money", {}, (fixture) => {
  it("concurrent claims for a session get one of its successes", async () => {
    const input = fixture.newRequest()
    const paid = []
    for (const _ of ["first", "second"]) {
      const attempt = await fixture.flexpay.paymentRequests.request(input)
      await fixture.sql(
        "UPDATE flexpay_transaction SET expires_at = now() WHERE id = $1",
        [attempt.id]
      )
      await fixture.confirmNow(attempt.id)
      paid.push(attempt)
    }
    for (const attempt of paid) {
      await fixture.setState(attempt, "paid")
      await fixture.confirmNow(attempt.id)
    }

    const takers = await Promise.all(
      Array.from({ length: 20 }, () =>
        fixture.flexpay.payments.claimForSession(
          input.payment_session_id,
          "5000.00"
        )
      )
    )

    expect(new Set(takers.map((payment) => payment?.id))).toEqual(
      new Set([paid[0]?.id])
    )
    expect(
      await fixture.sql(
        "SELECT id FROM flexpay_transaction WHERE authorized_session_id = $1",
        [input.payment_session_id]
      )
    ).toEqual([{ id: paid[0]?.id }])
  })

  it.each([
    ["of another amount", "5001", "paid", null],
    ["that did not succeed", "5000", "failed", null],
    ["with attention", "5000", "paid", "paid_twice"],
  ] as const)(
    "a session gets no money %s",
    async (_, amount, state, attention) => {
      const input = fixture.newRequest()
      const attempt = await fixture.flexpay.paymentRequests.request(input)
      await fixture.setState(attempt, state)
      const confirmed = await fixture.confirmNow(attempt.id)
      if (attention) {
        await fixture.flexpay.transactions.raiseAttention(confirmed, attention)
      }

      expect(
        await fixture.flexpay.payments.claimForSession(
          input.payment_session_id,
          amount
        )
      ).toBeNull()
    }
  )

  it("a session gets no money of another session", async () => {
    const { input } = await paid()

    expect(await take("payses_of_others", input)).toBeNull()
  })

  it("a session gets no money that an operator resolved", async () => {
    const { input, money } = await paid()
    await fixture.flexpay.transactions.resolveAttention(money, {
      type: "resolved",
    })

    expect(await take(input.payment_session_id, input)).toBeNull()
  })

  it.each([
    ["of a payout", "kind = 'payout'"],
    ["that was reversed", "state = 'reversed'"],
    ["with attention", "attention = 'paid_twice'"],
    ["that goes back", "disposition = 'going_back'"],
    ["that waits for an operator", "disposition = 'awaiting_operator'"],
  ])(
    "a session gets no money %s, though nothing else excludes it",
    async (_, facts) => {
      const { input, money } = await paid()
      await fixture.sql(
        `UPDATE flexpay_transaction SET ${facts} WHERE id = $1`,
        [money.id]
      )

      expect(await take(input.payment_session_id, input)).toBeNull()
    }
  )

  it("a session that is authorized again gets the money that was booked for it", async () => {
    const { input, money } = await paid()
    await take(input.payment_session_id, input)
    await fixture.sql(
      "UPDATE flexpay_transaction SET disposition = 'booked', synced_state = state WHERE id = $1",
      [money.id]
    )

    expect(await take(input.payment_session_id, input)).toMatchObject({
      id: money.id,
    })
  })

  it("money is not claimed for its session while it is being tied to another", async () => {
    const { input, money } = await paid()
    await fixture.sql("BEGIN")
    await fixture.sql(
      "UPDATE flexpay_transaction SET authorized_session_id = 'payses_new' WHERE id = $1",
      [money.id]
    )

    const taking = take(input.payment_session_id, input)
    await fixture.until(
      async () =>
        (await fixture.sql("SELECT 1 FROM pg_locks WHERE NOT granted")).length >
        0
    )
    await fixture.sql("COMMIT")

    expect(await taking).toBeNull()
    expect(await fixture.row(money.id)).toMatchObject({
      authorized_session_id: "payses_new",
    })
  })

  async function paid() {
    const input = fixture.newRequest()
    const push = await fixture.flexpay.paymentRequests.request(input)
    await fixture.setState(push, "paid")
    return { input, money: await fixture.confirmNow(push.id) }
  }

  async function take(
    sessionId: string,
    { amount }: Pick<PaymentRequest, "amount">
  ) {
    return await fixture.flexpay.payments.claimForSession(sessionId, amount)
  }
})
