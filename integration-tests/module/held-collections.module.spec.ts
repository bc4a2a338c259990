import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"

describeModule("Money of a collection", {}, (fixture) => {
  it("money that arrived excludes another push of its collection, and of no other", async () => {
    const { input, money } = await paid()

    expect(await fixture.flexpay.paymentRequests.request(input)).toMatchObject({
      id: money.id,
      state: "succeeded",
    })
    expect(await fixture.pay()).toMatchObject({ state: "pending" })
    expect((await fixture.received()).payments).toBe(2)
  })

  it("booked money excludes another push of its collection", async () => {
    const { input, money } = await paid()
    await fixture.flexpay.payments.claimForSession(
      input.payment_session_id,
      input.amount
    )
    await fixture.flexpay.syncs.finish(await fixture.row(money.id), {
      order_id: "order_1",
      disposition: "booked",
    })

    expect(await fixture.flexpay.paymentRequests.request(input)).toMatchObject({
      id: money.id,
    })
  })

  it("money that an operator resolved allows another push", async () => {
    const { input, money } = await paid()

    await resolve(money)

    expect(await fixture.flexpay.paymentRequests.request(input)).toMatchObject({
      state: "pending",
    })
  })

  it("resolved money with a new attention excludes another push", async () => {
    const { input, money } = await paid()
    await resolve(money)
    await fixture.flexpay.transactions.raiseAttention(
      await fixture.row(money.id),
      "contradicted"
    )

    expect(await fixture.flexpay.paymentRequests.request(input)).toMatchObject({
      id: money.id,
    })
  })

  it("a payout excludes no push", async () => {
    const { input, money } = await paid()
    await fixture.sql(
      "UPDATE flexpay_transaction SET kind = 'payout' WHERE id = $1",
      [money.id]
    )

    expect(await fixture.flexpay.paymentRequests.request(input)).toMatchObject({
      state: "pending",
    })
  })

  /** An operator resolves it, after it was put in the attention list. */
  async function resolve(money: Transaction) {
    await fixture.flexpay.transactions.raiseAttention(money, "order_not_placed")
    await fixture.flexpay.transactions.resolveAttention(
      await fixture.row(money.id),
      {
        type: "resolved",
      }
    )
  }

  async function paid() {
    const input = fixture.newRequest()
    const push = await fixture.flexpay.paymentRequests.request(input)
    await fixture.setState(push, "paid")
    const money: Transaction = await fixture.confirmNow(push.id)
    expect(money.state).toBe("succeeded")
    return { input, money }
  }
})
