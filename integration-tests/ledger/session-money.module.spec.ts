import type { PaymentRequest } from "../../src/modules/flexpay/payments/payment-requester"
import { describeLedger } from "../setup/describe-ledger"

describeLedger("The money of a session", {}, (bench) => {
  it("is one success, whoever asks at once and however many came", async () => {
    const wish = bench.wish()
    const paid = []
    for (const _ of ["first", "second"]) {
      const attempt = await bench.flexpay.paymentRequests.request(wish)
      await bench.sql(
        "UPDATE flexpay_transaction SET expires_at = now() WHERE id = $1",
        [attempt.id]
      )
      await bench.confirmNow(attempt.id)
      paid.push(attempt)
    }
    for (const attempt of paid) {
      await bench.setState(attempt, "paid")
      await bench.confirmNow(attempt.id)
    }

    const takers = await Promise.all(
      Array.from({ length: 20 }, () =>
        bench.flexpay.payments.claimForSession(
          wish.payment_session_id,
          "5000.00"
        )
      )
    )

    expect(new Set(takers.map((taken) => taken?.id))).toEqual(
      new Set([paid[0]?.id])
    )
    expect(
      await bench.sql(
        "SELECT id FROM flexpay_transaction WHERE authorized_session_id = $1",
        [wish.payment_session_id]
      )
    ).toEqual([{ id: paid[0]?.id }])
  })

  it.each([
    ["of another amount", "5001", "paid", null],
    ["that did not come", "5000", "failed", null],
    ["that a person must look at", "5000", "paid", "paid_twice"],
  ] as const)("is none %s", async (_, amount, state, attention) => {
    const wish = bench.wish()
    const attempt = await bench.flexpay.paymentRequests.request(wish)
    await bench.setState(attempt, state)
    const confirmed = await bench.confirmNow(attempt.id)
    if (attention) {
      await bench.flexpay.transactions.raiseAttention(confirmed, attention)
    }

    expect(
      await bench.flexpay.payments.claimForSession(
        wish.payment_session_id,
        amount
      )
    ).toBeNull()
  })

  it("is none of another session's", async () => {
    const { wish } = await paid()

    expect(await take("payses_of_others", wish)).toBeNull()
  })

  it("is none that a person settled", async () => {
    const { wish, money } = await paid()
    await bench.flexpay.transactions.resolveAttention(money, {
      type: "resolved",
    })

    expect(await take(wish.payment_session_id, wish)).toBeNull()
  })

  it("is no payout", async () => {
    const { wish, money } = await paid()
    await bench.sql(
      "UPDATE flexpay_transaction SET kind = 'payout' WHERE id = $1",
      [money.id]
    )

    expect(await take(wish.payment_session_id, wish)).toBeNull()
  })

  it("may be tied to the session that took its place, once, and is no other's then", async () => {
    const { wish, money: paidMoney } = await paid()
    const { money: others } = await paid()
    const money = await leased(paidMoney.id)

    expect(
      await bench.flexpay.syncs.tieToSession(money, "payses_new")
    ).toMatchObject({ id: money.id, authorized_session_id: "payses_new" })

    expect(
      await bench.flexpay.syncs.tieToSession(money, "payses_newer")
    ).toBeNull()
    expect(await take(wish.payment_session_id, wish)).toBeNull()
    expect(await take("payses_new", wish)).toMatchObject({ id: money.id })
    expect(await bench.row(others.id)).toEqual(others)
  })

  it("is not taken for its session while it is being tied to another", async () => {
    const { wish, money } = await paid()
    await bench.sql("BEGIN")
    await bench.sql(
      "UPDATE flexpay_transaction SET authorized_session_id = 'payses_new' WHERE id = $1",
      [money.id]
    )

    const taking = take(wish.payment_session_id, wish)
    await bench.until(
      async () =>
        (await bench.sql("SELECT 1 FROM pg_locks WHERE NOT granted")).length > 0
    )
    await bench.sql("COMMIT")

    expect(await taking).toBeNull()
    expect(await bench.row(money.id)).toMatchObject({
      authorized_session_id: "payses_new",
    })
  })

  it("is tied to no session before it came", async () => {
    const pending = await bench.pay()

    expect(
      await bench.flexpay.syncs.tieToSession(pending, "payses_new")
    ).toBeNull()
  })

  it("is told to Medusa by one of 20, and again by another if that one died", async () => {
    const attempt = await bench.pay()
    await bench.setState(attempt, "paid")
    await bench.confirmNow(attempt.id)

    const claims = await Promise.all(
      Array.from({ length: 20 }, () =>
        bench.flexpay.syncs.acquire(attempt.id, "test")
      )
    )
    expect(claims.filter(Boolean)).toHaveLength(1)
    await bench.age(attempt.id, "3 minutes")

    const again = await bench.flexpay.syncs.acquire(attempt.id, "test")
    expect(again).not.toBeNull()
    expect(
      again &&
        (await bench.flexpay.syncs.finish(again, { order_id: "order_1" }))
    ).toMatchObject({ synced_state: "succeeded", order_id: "order_1" })
    expect(await bench.flexpay.syncs.acquire(attempt.id, "test")).toBeNull()
  })

  it("is shown on the page of a session that was asked for meanwhile, and failed", async () => {
    const { earlier, later } = await failedTwice()
    await bench.setState(earlier, "paid")
    const money = await book(await bench.confirmNow(earlier.id))

    const shown = await bench.flexpay.payments.findForSession(later)

    expect(shown).toMatchObject({ id: money.id, order_id: "order_1" })
  })

  it("is not shown on the page of a session that was asked for once it was booked", async () => {
    const { wish, money } = await paid()
    await book(money)
    const later = `${wish.payment_session_id}_later`
    const second = await bench.flexpay.paymentRequests.request({
      ...wish,
      payment_session_id: later,
      counted: [money.id],
    })
    await bench.setState(second, "failed")
    await bench.confirmNow(second.id)

    expect(await bench.flexpay.payments.findForSession(later)).toMatchObject({
      id: second.id,
    })
  })

  /** Two attempts of a collection that failed, each of a session of its own. */
  async function failedTwice() {
    const wish = bench.wish()
    const earlier = await bench.flexpay.paymentRequests.request(wish)
    await bench.setState(earlier, "failed")
    await bench.confirmNow(earlier.id)
    const later = `${wish.payment_session_id}_later`
    const failed = await bench.flexpay.paymentRequests.request({
      ...wish,
      payment_session_id: later,
    })
    await bench.setState(failed, "failed")
    await bench.confirmNow(failed.id)
    return { earlier, later }
  }

  async function book({ id }: { id: string }) {
    const money = await leased(id)
    const booked = await bench.flexpay.syncs.finish(money, {
      order_id: "order_1",
      disposition: "booked",
    })
    return booked ?? money
  }

  async function paid() {
    const wish = bench.wish()
    const push = await bench.flexpay.paymentRequests.request(wish)
    await bench.setState(push, "paid")
    return { wish, money: await bench.confirmNow(push.id) }
  }

  async function leased(id: string) {
    const acquired = await bench.flexpay.syncs.acquire(id, "test")
    if (!acquired) {
      throw new Error(`No lease on ${id}`)
    }
    return acquired
  }

  async function take(
    sessionId: string,
    { amount }: Pick<PaymentRequest, "amount">
  ) {
    return await bench.flexpay.payments.claimForSession(sessionId, amount)
  }
})
