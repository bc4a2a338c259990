import { whileChanged } from "../setup/while-locked"
import { describeModule } from "../setup/describe-module"
import type { ModuleFixture } from "../setup/module-fixture"

/** The refusal of a limit, by the words of its message. */
function tooMany(words: string) {
  return {
    type: "not_allowed",
    code: "too_many_pushes",
    message: expect.stringContaining(words),
  }
}

const TOO_MANY_OF_CART = tooMany("were sent for this cart")
const TOO_MANY = tooMany("were sent to this phone number")
const TOO_MANY_OF_CALLER = tooMany("came from this internet address")

/** The parts of Medusa's tables that the limits read. */
const MEDUSA_TABLES = `
  CREATE TABLE cart (id text, customer_id text);
  CREATE TABLE cart_payment_collection (cart_id text,
    payment_collection_id text, deleted_at timestamptz);
  CREATE TABLE "order" (id text, customer_id text)`

describeModule("Limits of pushes", {}, (fixture) => {
  beforeEach(async () => {
    await fixture.sql(MEDUSA_TABLES)
  })

  it("a collection gets 3 pushes in 15 minutes", async () => {
    const input = fixture.newRequest({ phone: fixture.phone("025") })
    for (const _ of ["first", "second", "third"]) {
      await fixture.flexpay.paymentRequests.request(input)
    }

    await expect(
      fixture.flexpay.paymentRequests.request(input)
    ).rejects.toMatchObject(TOO_MANY_OF_CART)
    await ageAll(fixture, "16 minutes")

    expect(await fixture.flexpay.paymentRequests.request(input)).toMatchObject({
      state: "refused",
    })
    expect((await fixture.received()).payments).toBe(4)
  })

  it("a phone number gets exactly 5 pushes an hour under concurrency", async () => {
    const phone = fixture.newPhone()

    const requests = await Promise.allSettled(
      Array.from({ length: 30 }, () => fixture.pay({ phone }))
    )

    const refused = requests.filter(({ status }) => status === "rejected")
    expect(refused).toHaveLength(25)
    expect(refused[0]).toMatchObject({ reason: TOO_MANY })
    expect((await fixture.received()).payments).toBe(5)
    await ageAll(fixture, "61 minutes")
    expect(await fixture.pay({ phone })).toMatchObject({ state: "pending" })
  })

  it("a caller gets exactly 20 pushes an hour under concurrency, to any phone", async () => {
    const caller_hash = fixture.flexpay.hashCaller("203.0.113.7")

    const requests = await Promise.allSettled(
      Array.from({ length: 30 }, () => fixture.pay({ caller_hash }))
    )

    const refused = requests.filter(({ status }) => status === "rejected")
    expect(refused).toHaveLength(10)
    expect(refused[0]).toMatchObject({ reason: TOO_MANY_OF_CALLER })
    expect((await fixture.received()).payments).toBe(20)
    const other = fixture.flexpay.hashCaller("203.0.113.8")
    expect(await fixture.pay({ caller_hash: other })).toMatchObject({
      state: "pending",
    })
    await ageAll(fixture, "61 minutes")
    expect(await fixture.pay({ caller_hash })).toMatchObject({
      state: "pending",
    })
  })

  it("a paid push of a caller does not count, since shoppers may share an address", async () => {
    const caller_hash = fixture.flexpay.hashCaller("203.0.113.7")
    for (const _ of Array.from({ length: 21 })) {
      const push = await fixture.pay({ caller_hash })
      await fixture.setState(push, "paid")
      expect(await fixture.confirmNow(push.id)).toMatchObject({
        state: "succeeded",
      })
    }

    expect(await fixture.pay({ caller_hash })).toMatchObject({
      state: "pending",
    })
  })

  it("the limit of a caller applies to a deferred payment when it is sent", async () => {
    const caller_hash = fixture.flexpay.hashCaller("203.0.113.7")
    const deferred = await fixture.pay({ caller_hash, defer: true })
    for (const _ of Array.from({ length: 20 })) {
      await fixture.pay({ caller_hash })
    }

    await expect(
      fixture.flexpay.paymentRequests.sendDeferred(deferred)
    ).rejects.toMatchObject(TOO_MANY_OF_CALLER)
    expect((await fixture.received()).payments).toBe(20)
  })

  it("3 more pushes are kept for the customer who paid with the number, whatever others requested", async () => {
    const phone = fixture.newPhone()
    await payOrder(fixture, { phone, customer: "cus_payer" })
    for (const _ of Array.from({ length: 5 })) {
      await fixture.pay({ phone })
    }
    const payAs = async (customer: string, changes = {}) => {
      const input = fixture.newRequest({ phone, ...changes })
      await fillCart(fixture, input.payment_collection_id, customer)
      return await fixture.flexpay.paymentRequests.request(input)
    }

    await expect(payAs("cus_stranger")).rejects.toMatchObject(TOO_MANY)
    await expect(
      payAs("cus_payer", { phone: await spent(fixture) })
    ).rejects.toMatchObject(TOO_MANY)
    const deferred = await payAs("cus_payer", { defer: true })
    await fixture.flexpay.paymentRequests.sendDeferred(deferred)
    await payAs("cus_payer")
    expect(await payAs("cus_payer")).toMatchObject({ state: "pending" })
    await expect(payAs("cus_payer")).rejects.toMatchObject(TOO_MANY)
  })

  it("a payment that FlexPay refused for the store's options does not count as a push", async () => {
    await fixture.control("settings", { authRefused: true })
    const input = fixture.newRequest()
    for (const _ of Array.from({ length: 6 })) {
      await fixture.flexpay.paymentRequests.request(input)
    }
    await fixture.control("settings", { authRefused: false })

    expect(await fixture.flexpay.paymentRequests.request(input)).toMatchObject({
      state: "pending",
    })
  })

  it("a push that was canceled at FlexPay counts", async () => {
    const phone = fixture.newPhone()
    for (const _ of Array.from({ length: 5 })) {
      const push = await fixture.pay({ phone })
      await fixture.setState(push, "cancelled")
      expect(await fixture.confirmNow(push.id)).toMatchObject({
        state: "canceled",
        reason: "canceled",
      })
    }

    await expect(fixture.pay({ phone })).rejects.toMatchObject(TOO_MANY)
  })

  it("a payout to the phone number does not count", async () => {
    const phone = fixture.newPhone()
    for (const _ of Array.from({ length: 5 })) {
      await fixture.pay({ phone })
    }
    await fixture.sql("UPDATE flexpay_transaction SET kind = 'payout'")

    expect(await fixture.pay({ phone })).toMatchObject({ state: "pending" })
  })

  it("the limits apply to deferred payments when they are sent", async () => {
    const phone = fixture.newPhone()
    const ready = await Promise.all(
      Array.from({ length: 12 }, () => fixture.pay({ phone, defer: true }))
    )

    const sent = await Promise.allSettled(
      ready.map((row) => fixture.flexpay.paymentRequests.sendDeferred(row))
    )

    const refused = sent.filter(({ status }) => status === "rejected")
    expect(refused).toHaveLength(7)
    expect(refused[0]).toMatchObject({ reason: TOO_MANY })
    expect((await fixture.received()).payments).toBe(5)
  })

  it("the limits apply to the corrected phone number of a deferred payment", async () => {
    const phone = fixture.newPhone()
    for (const _ of Array.from({ length: 5 })) {
      await fixture.pay({ phone })
    }
    const input = fixture.newRequest({ defer: true })
    const before = await fixture.flexpay.paymentRequests.request(input)
    const corrected = await fixture.flexpay.paymentRequests.request({
      ...input,
      phone,
    })

    for (const ready of [before, corrected]) {
      await expect(
        fixture.flexpay.paymentRequests.sendDeferred(ready)
      ).rejects.toMatchObject(TOO_MANY)
    }
    expect((await fixture.received()).payments).toBe(5)
  })

  it("a payment that was never sent does not count", async () => {
    const input = fixture.newRequest({ defer: true })
    for (const _ of Array.from({ length: 4 })) {
      const { id } = await fixture.flexpay.paymentRequests.request(input)
      await fixture.sql(
        "UPDATE flexpay_transaction SET expires_at = now() - interval '1 second' WHERE id = $1",
        [id]
      )
      expect(await fixture.confirmNow(id)).toMatchObject({
        state: "canceled",
        reason: "expired",
      })
    }

    expect(
      await fixture.flexpay.paymentRequests.request({ ...input, defer: false })
    ).toMatchObject({ state: "pending" })
  })
})

describeModule("A deferred payment", {}, (fixture) => {
  it("one of many callers sends a deferred payment, and no other payment with it", async () => {
    const ready = await fixture.pay({ defer: true })
    const other = await fixture.pay({ defer: true })
    expect((await fixture.received()).payments).toBe(0)

    const sent = await Promise.all(
      Array.from({ length: 10 }, () =>
        fixture.flexpay.paymentRequests.sendDeferred(ready)
      )
    )

    expect(new Set(sent.map(({ id }) => id))).toEqual(new Set([ready.id]))
    expect((await fixture.received()).payments).toBe(1)
    expect(await fixture.row(ready.id)).toMatchObject({ state: "pending" })
    expect(await fixture.row(other.id)).toEqual(other)
  })

  it("a deferred payment is not sent while a check writes that an earlier one was paid", async () => {
    const input = fixture.newRequest({ defer: true })
    const earlier = await fixture.flexpay.paymentRequests.request({
      ...input,
      defer: false,
    })
    await fixture.setState(earlier, "failed")
    await fixture.confirmNow(earlier.id)
    const ready = await fixture.flexpay.paymentRequests.request(input)
    const before = (await fixture.received()).payments

    const returned = await whileChanged(
      fixture,
      {
        id: earlier.id,
        change: "state = 'succeeded', disposition = 'becoming_order'",
      },
      () => fixture.flexpay.paymentRequests.sendDeferred(ready)
    )

    expect(returned).toMatchObject({ id: earlier.id, state: "succeeded" })
    expect((await fixture.received()).payments).toBe(before)
    expect(await fixture.row(ready.id)).toMatchObject({ state: "deferred" })
  })

  it("a deferred payment takes corrections until it is sent", async () => {
    const input = fixture.newRequest({ defer: true })
    const { id } = await fixture.flexpay.paymentRequests.request(input)
    const changes = {
      phone: fixture.newPhone(),
      amount: "7000",
      payment_session_id: "payses_of_the_changed_cart",
    }
    const changed = await fixture.flexpay.paymentRequests.request({
      ...input,
      ...changes,
    })

    await fixture.flexpay.paymentRequests.sendDeferred(changed)

    expect(await fixture.row(id)).toMatchObject({
      ...changes,
      session_amount: "7000",
    })
    expect((await fixture.received()).requests[0]?.body).toMatchObject({
      amount: "7000",
      phone: changes.phone,
    })
  })
})

/** Lets time pass for all rows. */
async function ageAll(fixture: ModuleFixture, interval: string): Promise<void> {
  const rows = await fixture.sql<{ id: string }>(
    "SELECT id FROM flexpay_transaction"
  )
  for (const { id } of rows) {
    await fixture.age(id, interval)
  }
}

/** A cart of a payment collection that belongs to a customer. */
async function fillCart(
  fixture: ModuleFixture,
  collectionId: string,
  customer: string
): Promise<void> {
  await fixture.sql("INSERT INTO cart VALUES ($1, $2)", [
    `cart_${collectionId}`,
    customer,
  ])
  await fixture.sql("INSERT INTO cart_payment_collection VALUES ($1, $2)", [
    `cart_${collectionId}`,
    collectionId,
  ])
}

/** A customer paid an order with a number, longer ago than the limits count. */
async function payOrder(
  fixture: ModuleFixture,
  { phone, customer }: { phone: string; customer: string }
): Promise<void> {
  const push = await fixture.pay({ phone })
  await fixture.setState(push, "paid")
  await fixture.confirmNow(push.id)
  await fixture.age(push.id, "2 hours")
  await fixture.sql(
    "UPDATE flexpay_transaction SET order_id = 'order_1' WHERE id = $1",
    [push.id]
  )
  await fixture.sql(`INSERT INTO "order" VALUES ('order_1', $1)`, [customer])
}

/** A number that no customer has paid with, at its limit. */
async function spent(fixture: ModuleFixture): Promise<string> {
  const phone = fixture.newPhone()
  for (const _ of Array.from({ length: 5 })) {
    await fixture.pay({ phone })
  }
  return phone
}
