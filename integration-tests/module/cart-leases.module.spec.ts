import { randomUUID } from "node:crypto"
import { describeModule } from "../setup/describe-module"

describeModule("The lease of a cart", {}, (fixture) => {
  const leases = () => fixture.flexpay.cartLeases

  it("one of 20 concurrent callers acquires the lease, and the next after its release", async () => {
    const cart = newCart()
    const acquired = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => leases().acquire(cart, `${nth}`))
    )

    const holder = String(acquired.findIndex((lease) => lease.acquired))
    expect(acquired.filter((lease) => lease.acquired)).toEqual([
      { acquired: true, cart_id: cart, interrupted: false },
    ])
    await leases().release(cart, holder, { owes: false })

    expect(await leases().acquire(cart, "next")).toEqual({
      acquired: true,
      cart_id: cart,
      interrupted: false,
    })
  })

  it("the lease reports its end to the other callers", async () => {
    const cart = newCart()
    await leases().acquire(cart, "first")

    const refused = await leases().acquire(cart, "second")

    const [lease] = await fixture.sql<{ until: Date }>(
      "SELECT until FROM flexpay_cart_lease WHERE cart_id = $1",
      [cart]
    )
    expect(refused).toEqual({
      acquired: false,
      cart_id: cart,
      until: lease?.until,
    })
  })

  it("only its holder releases and renews the lease", async () => {
    const cart = newCart()
    await leases().acquire(cart, "holder")

    await leases().release(cart, "other", { owes: false })

    expect(await leases().renew(cart, "other")).toBe(false)
    expect((await leases().acquire(cart, "other")).acquired).toBe(false)
    expect(await leases().renew(cart, "holder")).toBe(true)
  })

  it("a holder renews and releases one of its leases, and keeps the other", async () => {
    const [first, second] = [newCart(), newCart()]
    await leases().acquire(first, "holder")
    await leases().acquire(second, "holder")
    const before = await untilOf(second)

    await leases().renew(first, "holder")
    expect(await untilOf(second)).toEqual(before)

    await leases().release(first, "holder", { owes: false })
    expect([await count(first), await count(second)]).toEqual([0, 1])
  })

  it("a renewal extends the lease", async () => {
    const cart = newCart()
    await leases().acquire(cart, "holder")
    await expire(cart, "1 minute 59 seconds")
    await leases().renew(cart, "holder")
    await expire(cart, "1 minute 59 seconds")

    expect((await leases().acquire(cart, "other")).acquired).toBe(false)
  })

  it("the lease of a dead holder is taken over, and marked until a sync supplies the missing events", async () => {
    const cart = newCart()
    await leases().acquire(cart, "dead")
    await expire(cart, "2 minutes")

    expect(await leases().acquire(cart, "second")).toMatchObject({
      interrupted: true,
    })
    await leases().release(cart, "second", { owes: true })
    expect(await leases().acquire(cart, "third")).toMatchObject({
      interrupted: true,
    })
    await leases().release(cart, "third", { owes: false })
    expect(await leases().acquire(cart, "fourth")).toMatchObject({
      interrupted: false,
    })
  })

  it("a holder that did not finish is marked as interrupted when it releases the lease", async () => {
    const cart = newCart()
    await leases().acquire(cart, "cut off")
    await leases().release(cart, "cut off", { owes: true })

    expect(await leases().acquire(cart, "next")).toMatchObject({
      acquired: true,
      interrupted: true,
    })
  })

  it("the release of a lease makes the sync due that waits for it", async () => {
    const cart = newCart()
    const { id } = await paid()
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() + interval '1 hour' WHERE id = $1",
      [id]
    )
    await leases().acquire(cart, "holder")

    expect(await leases().awaitRelease(cart, id)).toBe(true)
    expect(await leases().release(cart, "holder", { owes: false })).toEqual([
      id,
    ])

    const [due] = await fixture.sql(
      "SELECT next_check_at <= now() AS is_due FROM flexpay_transaction WHERE id = $1",
      [id]
    )
    expect(due).toEqual({ is_due: true })
  })

  it("the release makes due only payments of that collection that become an order", async () => {
    const cart = newCart()
    const waiting = await paid()
    const booked = await paid()
    const payout = await paid()
    const foreign = await paid()
    const set = async (id: string, columns: string) =>
      await fixture.sql(
        `UPDATE flexpay_transaction SET ${columns} WHERE id = $1`,
        [id]
      )
    const collection = `payment_collection_id = '${waiting.payment_collection_id}'`
    await set(booked.id, `${collection}, disposition = 'booked'`)
    await set(payout.id, `${collection}, kind = 'payout'`)
    await leases().acquire(cart, "holder")
    await leases().awaitRelease(cart, waiting.id)

    const due = await leases().release(cart, "holder", { owes: false })

    expect(due).toEqual([waiting.id])
    expect(due).not.toContain(foreign.id)
  })

  it("a sync waits neither for a lease that was released or has expired nor for another cart's", async () => {
    const [cart, expired] = [newCart(), newCart()]
    const { id } = await paid()
    await leases().acquire(newCart(), "holder")
    await leases().acquire(expired, "dead")
    await expire(expired, "3 minutes")

    expect(await leases().awaitRelease(cart, id)).toBe(false)
    expect(await leases().awaitRelease(expired, id)).toBe(false)
  })

  it("the lease of a dead holder is removed after a week", async () => {
    const [cart, recent, renewed] = [newCart(), newCart(), newCart()]
    for (const each of [cart, recent, renewed]) {
      await leases().acquire(each, "dead")
    }
    await expire(recent, "3 minutes")
    await fixture.sql(
      "UPDATE flexpay_cart_lease SET updated_at = updated_at - interval '8 days' WHERE cart_id = $1",
      [renewed]
    )
    await leases().removeAbandoned()
    expect(await Promise.all([cart, recent, renewed].map(count))).toEqual([
      1, 1, 1,
    ])

    await fixture.sql(
      `UPDATE flexpay_cart_lease SET until = until - interval '8 days',
         updated_at = updated_at - interval '8 days' WHERE cart_id = $1`,
      [cart]
    )
    await leases().removeAbandoned()

    expect(await count(cart)).toBe(0)
  })

  function newCart(): string {
    return `cart_${randomUUID()}`
  }

  async function expire(cart: string, interval: string): Promise<void> {
    await fixture.sql(
      "UPDATE flexpay_cart_lease SET until = until - $2::interval WHERE cart_id = $1",
      [cart, interval]
    )
  }

  async function untilOf(cart: string): Promise<Date | undefined> {
    const [lease] = await fixture.sql<{ until: Date }>(
      "SELECT until FROM flexpay_cart_lease WHERE cart_id = $1",
      [cart]
    )
    return lease?.until
  }

  async function count(cart: string): Promise<number> {
    const rows = await fixture.sql(
      "SELECT 1 FROM flexpay_cart_lease WHERE cart_id = $1",
      [cart]
    )
    return rows.length
  }

  async function paid() {
    const push = await fixture.pay()
    await fixture.setState(push, "paid")
    return await fixture.confirmNow(push.id)
  }
})
