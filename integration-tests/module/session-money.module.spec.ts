import type { PaymentRequest } from "../../src/modules/flexpay/payments/payment-requester"
import { describeModule } from "../setup/describe-module"

describeModule("The money of a session", {}, (fixture) => {
  it("money is tied to the session that replaced its own, once", async () => {
    const { input, money: paidMoney } = await paid()
    const { money: otherMoney } = await paid()
    const money = await leased(paidMoney.id)

    expect(
      await fixture.flexpay.syncs.tieToSession(money, "payses_new")
    ).toMatchObject({ id: money.id, authorized_session_id: "payses_new" })

    expect(
      await fixture.flexpay.syncs.tieToSession(money, "payses_newer")
    ).toBeNull()
    expect(await take(input.payment_session_id, input)).toBeNull()
    expect(await take("payses_new", input)).toMatchObject({ id: money.id })
    expect(await fixture.row(otherMoney.id)).toEqual(otherMoney)
  })

  it("a payment that did not succeed is tied to no session", async () => {
    const pending = await fixture.pay()

    expect(
      await fixture.flexpay.syncs.tieToSession(pending, "payses_new")
    ).toBeNull()
  })

  it("one of 20 concurrent callers syncs a success, and another one if that one died", async () => {
    const attempt = await fixture.pay()
    await fixture.setState(attempt, "paid")
    await fixture.confirmNow(attempt.id)

    const claims = await Promise.all(
      Array.from({ length: 20 }, () =>
        fixture.flexpay.syncs.acquire(attempt.id, "test")
      )
    )
    expect(claims.filter(Boolean)).toHaveLength(1)
    await fixture.age(attempt.id, "3 minutes")

    const again = await fixture.flexpay.syncs.acquire(attempt.id, "test")
    expect(again).not.toBeNull()
    expect(
      again &&
        (await fixture.flexpay.syncs.finish(again, { order_id: "order_1" }))
    ).toMatchObject({ synced_state: "succeeded", order_id: "order_1" })
    expect(await fixture.flexpay.syncs.acquire(attempt.id, "test")).toBeNull()
  })

  it("of two successes that become orders, each session is shown its own", async () => {
    const { earlier, failed } = await failedTwice()
    for (const { id } of [earlier, failed]) {
      await fixture.sql(
        `UPDATE flexpay_transaction SET state = 'succeeded',
           disposition = 'becoming_order' WHERE id = $1`,
        [id]
      )
    }

    for (const { id, payment_session_id } of [earlier, failed]) {
      expect(
        await fixture.flexpay.payments.findForSession(payment_session_id ?? "")
      ).toMatchObject({ id })
    }
  })

  it("money that was booked later is shown for a session whose payment failed", async () => {
    const { earlier, later } = await failedTwice()
    await fixture.setState(earlier, "paid")
    const money = await markBooked(await fixture.confirmNow(earlier.id))

    const shown = await fixture.flexpay.payments.findForSession(later)

    expect(shown).toMatchObject({ id: money.id, order_id: "order_1" })
  })

  it("money that was booked later is shown for a session whose payment waits for an operator", async () => {
    const { earlier, failed } = await failedTwice()
    await fixture.setState(failed, "paid")
    const booked = await markBooked(await fixture.confirmNow(failed.id))
    await fixture.setState(earlier, "paid")
    await fixture.confirmNow(earlier.id)
    await fixture.flexpay.syncs.raise(await leased(earlier.id), {
      attention: "paid_twice",
      order_id: null,
    })

    const shown = await fixture.flexpay.payments.findForSession(
      earlier.payment_session_id ?? ""
    )

    expect(shown).toMatchObject({ id: booked.id, order_id: "order_1" })
  })

  it("money that was booked before is not shown for a later session", async () => {
    const { input, money } = await paid()
    await markBooked(money)
    const later = `${input.payment_session_id}_later`
    const second = await fixture.flexpay.paymentRequests.request({
      ...input,
      payment_session_id: later,
      counted: [money.id],
    })
    await fixture.setState(second, "failed")
    await fixture.confirmNow(second.id)

    expect(await fixture.flexpay.payments.findForSession(later)).toMatchObject({
      id: second.id,
    })
  })

  it("money that waits for an operator is shown, though a later payment failed", async () => {
    const { earlier, later } = await failedTwice()
    await fixture.setState(earlier, "paid")
    await fixture.confirmNow(earlier.id)
    await fixture.flexpay.syncs.raise(await leased(earlier.id), {
      attention: "cart_changed",
      order_id: null,
    })
    const { payments } = fixture.flexpay
    const collectionId = earlier.payment_collection_id ?? ""

    const shown = await Promise.all([
      payments.findForSession(later),
      payments.findForCollection(collectionId),
      payments.findUnbookedForCollection(collectionId),
    ])

    expect(shown.map((payment) => payment?.id)).toEqual(
      Array(shown.length).fill(earlier.id)
    )
  })

  it("a payment that the amount is less by, but that is not booked, prevents another push", async () => {
    const { input, money } = await paid()

    const second = await fixture.flexpay.paymentRequests.request({
      ...input,
      payment_session_id: `${input.payment_session_id}_later`,
      counted: [money.id],
    })

    expect(second.id).toBe(money.id)
  })

  /** Two attempts of a collection that failed, each of a session of its own. */
  async function failedTwice() {
    const input = fixture.newRequest()
    const earlier = await fixture.flexpay.paymentRequests.request(input)
    await fixture.setState(earlier, "failed")
    await fixture.confirmNow(earlier.id)
    const later = `${input.payment_session_id}_later`
    const failed = await fixture.flexpay.paymentRequests.request({
      ...input,
      payment_session_id: later,
    })
    await fixture.setState(failed, "failed")
    await fixture.confirmNow(failed.id)
    return { earlier, later, failed }
  }

  async function markBooked({ id }: { id: string }) {
    const money = await leased(id)
    const booked = await fixture.flexpay.syncs.finish(money, {
      order_id: "order_1",
      disposition: "booked",
    })
    return booked ?? money
  }

  async function paid() {
    const input = fixture.newRequest()
    const push = await fixture.flexpay.paymentRequests.request(input)
    await fixture.setState(push, "paid")
    return { input, money: await fixture.confirmNow(push.id) }
  }

  async function leased(id: string) {
    const acquired = await fixture.flexpay.syncs.acquire(id, "test")
    if (!acquired) {
      throw new Error(`No lease on ${id}`)
    }
    return acquired
  }

  async function take(
    sessionId: string,
    { amount }: Pick<PaymentRequest, "amount">
  ) {
    return await fixture.flexpay.payments.claimForSession(sessionId, amount)
  }
})
