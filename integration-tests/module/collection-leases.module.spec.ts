import { randomUUID } from "node:crypto"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

describeModule("The lease of a collection's cart", {}, (fixture) => {
  const leases = () => fixture.flexpay.cartLeases

  // Medusa's table of a link, which the module's database lacks.
  beforeEach(async () => {
    await fixture.sql(
      `CREATE TABLE IF NOT EXISTS cart_payment_collection (
         cart_id text, payment_collection_id text, deleted_at timestamptz)`
    )
  })

  it("belongs to the collection's cart", async () => {
    await link()
    const { cart, collection } = await link()

    const first = await leases().acquireForCollection(collection, "first")
    const second = await leases().acquireForCollection(collection, "second")

    expect(first).toEqual({
      lease: { acquired: true, cart_id: cart, interrupted: false },
      hasAttempt: false,
    })
    expect(second.lease).toMatchObject({ acquired: false, cart_id: cart })
  })

  it("does not exist for a collection that was removed from its cart", async () => {
    const { cart, collection } = await link()
    await fixture.sql(
      "UPDATE cart_payment_collection SET deleted_at = now() WHERE cart_id = $1",
      [cart]
    )

    expect(
      await leases().acquireForCollection(collection, "holder")
    ).toMatchObject({ lease: null })
  })

  it("names a live payment of the collection", async () => {
    const { payment_collection_id } = await fixture.pay()

    expect(await hasAttempt(payment_collection_id)).toBe(true)
  })

  it("names money of the collection that was not returned", async () => {
    const payment = await new PayoutFixture(fixture).paid()

    expect(await hasAttempt(payment.payment_collection_id)).toBe(true)
  })

  it("names neither a failed payment nor a payment of another collection", async () => {
    const push = await fixture.pay()
    await fixture.setState(push, "failed")
    await fixture.confirmNow(push.id)
    await fixture.pay()

    expect(await hasAttempt(push.payment_collection_id)).toBe(false)
  })

  it("names no payout", async () => {
    const payouts = new PayoutFixture(fixture)
    const payout = await payouts.payOut(payouts.refund(await payouts.paid()))
    const collection = `pay_col_${randomUUID()}`
    await fixture.sql(
      "UPDATE flexpay_transaction SET payment_collection_id = $2 WHERE id = $1",
      [payout.id, collection]
    )

    expect(await hasAttempt(collection)).toBe(false)
  })

  async function link() {
    const cart = `cart_${randomUUID()}`
    const collection = `pay_col_${randomUUID()}`
    await fixture.sql(
      "INSERT INTO cart_payment_collection VALUES ($1, $2, NULL)",
      [cart, collection]
    )
    return { cart, collection }
  }

  async function hasAttempt(collection: string | null): Promise<boolean> {
    const result = await leases().acquireForCollection(
      collection ?? "",
      "holder"
    )
    return result.hasAttempt
  }
})
