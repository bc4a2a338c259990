import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeLedger } from "../setup/describe-ledger"

describeLedger("Money that came for a collection", {}, (bench) => {
  it("keeps its shopper from being asked again, and nobody else", async () => {
    const { wish, money } = await paid()

    expect(await bench.flexpay.paymentRequests.request(wish)).toMatchObject({
      id: money.id,
      state: "succeeded",
    })
    expect(await bench.pay()).toMatchObject({ state: "pending" })
    expect((await bench.received()).payments).toBe(2)
  })

  it("keeps its shopper from being asked again once an order has it", async () => {
    const { wish, money } = await paid()
    await bench.flexpay.payments.claimForSession(
      wish.payment_session_id,
      wish.amount
    )
    await bench.flexpay.syncs.finish(await bench.row(money.id), {
      order_id: "order_1",
      disposition: "booked",
    })

    expect(await bench.flexpay.paymentRequests.request(wish)).toMatchObject({
      id: money.id,
    })
  })

  it("lets its shopper be asked again once a person gave it back", async () => {
    const { wish, money } = await paid()

    await settle(money)

    expect(await bench.flexpay.paymentRequests.request(wish)).toMatchObject({
      state: "pending",
    })
  })

  it("keeps its shopper from being asked again while it needs a person anew", async () => {
    const { wish, money } = await paid()
    await settle(money)
    await bench.flexpay.transactions.raiseAttention(
      await bench.row(money.id),
      "contradicted"
    )

    expect(await bench.flexpay.paymentRequests.request(wish)).toMatchObject({
      id: money.id,
    })
  })

  it("is no payout of it", async () => {
    const { wish, money } = await paid()
    await bench.sql(
      "UPDATE flexpay_transaction SET kind = 'payout' WHERE id = $1",
      [money.id]
    )

    expect(await bench.flexpay.paymentRequests.request(wish)).toMatchObject({
      state: "pending",
    })
  })

  /** An operator resolves it, after it was put in the attention list. */
  async function settle(money: Transaction) {
    await bench.flexpay.transactions.raiseAttention(money, "order_not_placed")
    await bench.flexpay.transactions.resolveAttention(
      await bench.row(money.id),
      {
        type: "resolved",
      }
    )
  }

  async function paid() {
    const wish = bench.wish()
    const push = await bench.flexpay.paymentRequests.request(wish)
    await bench.setState(push, "paid")
    const money: Transaction = await bench.confirmNow(push.id)
    expect(money.state).toBe("succeeded")
    return { wish, money }
  }
})
