import { describeModule } from "../setup/describe-module"
import type { ModuleFixture } from "../setup/module-fixture"

const TOO_MANY = {
  type: "not_allowed",
  code: "too_many_pushes",
  message:
    "Too many payment requests were sent for this cart or to this phone. Wait some minutes, then try again, or pay another way.",
}

describeModule("Limits of pushes", {}, (fixture) => {
  it("a collection gets 3 pushes in 15 minutes", async () => {
    const input = fixture.newRequest({ phone: fixture.phone("025") })
    for (const _ of ["first", "second", "third"]) {
      await fixture.flexpay.paymentRequests.request(input)
    }

    await expect(
      fixture.flexpay.paymentRequests.request(input)
    ).rejects.toMatchObject(TOO_MANY)
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
