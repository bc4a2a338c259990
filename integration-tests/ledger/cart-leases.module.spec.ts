import { randomUUID } from "node:crypto"
import { describeLedger } from "../setup/describe-ledger"

describeLedger("The lease of a cart", {}, (bench) => {
  const leases = () => bench.flexpay.cartLeases

  it("is acquired by one of 20 at once, and by the next after its release", async () => {
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

  it("tells the others until when it is held", async () => {
    const cart = newCart()
    await leases().acquire(cart, "first")

    const refused = await leases().acquire(cart, "second")

    const [held] = await bench.sql<{ until: Date }>(
      "SELECT until FROM flexpay_cart_lease WHERE cart_id = $1",
      [cart]
    )
    expect(refused).toEqual({
      acquired: false,
      cart_id: cart,
      until: held?.until,
    })
  })

  it("is released and renewed by its holder alone", async () => {
    const cart = newCart()
    await leases().acquire(cart, "holder")

    await leases().release(cart, "other", { owes: false })

    expect(await leases().renew(cart, "other")).toBe(false)
    expect((await leases().acquire(cart, "other")).acquired).toBe(false)
    expect(await leases().renew(cart, "holder")).toBe(true)
  })

  it("is extended by a renewal", async () => {
    const cart = newCart()
    await leases().acquire(cart, "holder")
    await expire(cart, "1 minute 59 seconds")
    await leases().renew(cart, "holder")
    await expire(cart, "1 minute 59 seconds")

    expect((await leases().acquire(cart, "other")).acquired).toBe(false)
  })

  it("is taken over from a dead holder, who is remembered until a sync supplied what is owed", async () => {
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

  it("makes the sync that met it due at its release", async () => {
    const cart = newCart()
    const { id } = await paid()
    await bench.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() + interval '1 hour' WHERE id = $1",
      [id]
    )
    await leases().acquire(cart, "holder")

    expect(await leases().awaitRelease(cart, id)).toBe(true)
    expect(await leases().release(cart, "holder", { owes: false })).toEqual([
      id,
    ])

    const [due] = await bench.sql(
      "SELECT next_check_at <= now() AS is_due FROM flexpay_transaction WHERE id = $1",
      [id]
    )
    expect(due).toEqual({ is_due: true })
  })

  it("tells a sync that came too late to wait", async () => {
    const cart = newCart()
    const { id } = await paid()

    expect(await leases().awaitRelease(cart, id)).toBe(false)
  })

  it("is removed a week after its holder died", async () => {
    const cart = newCart()
    await leases().acquire(cart, "dead")
    await leases().removeAbandoned()
    expect(await count(cart)).toBe(1)

    await bench.sql(
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
    await bench.sql(
      "UPDATE flexpay_cart_lease SET until = until - $2::interval WHERE cart_id = $1",
      [cart, interval]
    )
  }

  async function count(cart: string): Promise<number> {
    const rows = await bench.sql(
      "SELECT 1 FROM flexpay_cart_lease WHERE cart_id = $1",
      [cart]
    )
    return rows.length
  }

  async function paid() {
    const push = await bench.pay()
    await bench.setState(push, "paid")
    return await bench.confirmNow(push.id)
  }
})
