import { describeLedger } from "../setup/describe-ledger"
import type { LedgerBench } from "../setup/ledger-bench"

const TOO_MANY = {
  type: "not_allowed",
  code: "too_many_pushes",
  message:
    "Too many payment requests were sent for this cart or to this phone. Wait some minutes, then try again, or pay another way.",
}

describeLedger("The limits of pushes", {}, (bench) => {
  it("lets a collection cause 3 pushes in 15 minutes", async () => {
    const wish = bench.wish({ phone: bench.phone("025") })
    for (const _ of ["first", "second", "third"]) {
      await bench.flexpay.paymentRequests.request(wish)
    }

    await expect(
      bench.flexpay.paymentRequests.request(wish)
    ).rejects.toMatchObject(TOO_MANY)
    await ageAll(bench, "16 minutes")

    expect(await bench.flexpay.paymentRequests.request(wish)).toMatchObject({
      state: "refused",
    })
    expect((await bench.received()).payments).toBe(4)
  })

  it("lets a phone get exactly 5 pushes an hour, whoever asks at once", async () => {
    const phone = bench.newPhone()

    const asked = await Promise.allSettled(
      Array.from({ length: 30 }, () => bench.pay({ phone }))
    )

    const refused = asked.filter(({ status }) => status === "rejected")
    expect(refused).toHaveLength(25)
    expect(refused[0]).toMatchObject({ reason: TOO_MANY })
    expect((await bench.received()).payments).toBe(5)
    await ageAll(bench, "61 minutes")
    expect(await bench.pay({ phone })).toMatchObject({ state: "pending" })
  })

  it("counts no attempt that FlexPay refused for the shop's settings", async () => {
    await bench.control("settings", { authRefused: true })
    const wish = bench.wish()
    for (const _ of Array.from({ length: 6 })) {
      await bench.flexpay.paymentRequests.request(wish)
    }
    await bench.control("settings", { authRefused: false })

    expect(await bench.flexpay.paymentRequests.request(wish)).toMatchObject({
      state: "pending",
    })
  })

  it("counts pushes that were canceled at FlexPay", async () => {
    const phone = bench.newPhone()
    for (const _ of Array.from({ length: 5 })) {
      const push = await bench.pay({ phone })
      await bench.setState(push, "cancelled")
      expect(await bench.confirmNow(push.id)).toMatchObject({
        state: "canceled",
        reason: "canceled",
      })
    }

    await expect(bench.pay({ phone })).rejects.toMatchObject(TOO_MANY)
  })

  it("counts no payout to the phone", async () => {
    const phone = bench.newPhone()
    for (const _ of Array.from({ length: 5 })) {
      await bench.pay({ phone })
    }
    await bench.sql("UPDATE flexpay_transaction SET kind = 'payout'")

    expect(await bench.pay({ phone })).toMatchObject({ state: "pending" })
  })

  it("holds for attempts that were written first and sent later", async () => {
    const phone = bench.newPhone()
    const ready = await Promise.all(
      Array.from({ length: 12 }, () => bench.pay({ phone, defer: true }))
    )

    const sent = await Promise.allSettled(
      ready.map((row) => bench.flexpay.paymentRequests.sendDeferred(row))
    )

    const refused = sent.filter(({ status }) => status === "rejected")
    expect(refused).toHaveLength(7)
    expect(refused[0]).toMatchObject({ reason: TOO_MANY })
    expect((await bench.received()).payments).toBe(5)
  })

  it("holds for a number that was corrected before anything was sent", async () => {
    const phone = bench.newPhone()
    for (const _ of Array.from({ length: 5 })) {
      await bench.pay({ phone })
    }
    const wish = bench.wish({ defer: true })
    const before = await bench.flexpay.paymentRequests.request(wish)
    const corrected = await bench.flexpay.paymentRequests.request({
      ...wish,
      phone,
    })

    for (const ready of [before, corrected]) {
      await expect(
        bench.flexpay.paymentRequests.sendDeferred(ready)
      ).rejects.toMatchObject(TOO_MANY)
    }
    expect((await bench.received()).payments).toBe(5)
  })

  it("does not count what was written and never sent", async () => {
    const wish = bench.wish({ defer: true })
    for (const _ of Array.from({ length: 4 })) {
      const { id } = await bench.flexpay.paymentRequests.request(wish)
      await bench.sql(
        "UPDATE flexpay_transaction SET expires_at = now() WHERE id = $1",
        [id]
      )
      expect(await bench.confirmNow(id)).toMatchObject({
        state: "canceled",
        reason: "expired",
      })
    }

    expect(
      await bench.flexpay.paymentRequests.request({ ...wish, defer: false })
    ).toMatchObject({ state: "pending" })
  })
})

describeLedger("An attempt that waits for its order", {}, (bench) => {
  it("is sent by one of many callers, and no other with it", async () => {
    const ready = await bench.pay({ defer: true })
    const other = await bench.pay({ defer: true })
    expect((await bench.received()).payments).toBe(0)

    const sent = await Promise.all(
      Array.from({ length: 10 }, () =>
        bench.flexpay.paymentRequests.sendDeferred(ready)
      )
    )

    expect(new Set(sent.map(({ id }) => id))).toEqual(new Set([ready.id]))
    expect((await bench.received()).payments).toBe(1)
    expect(await bench.row(ready.id)).toMatchObject({ state: "pending" })
    expect(await bench.row(other.id)).toEqual(other)
  })

  it("follows the cart and the shopper until it is sent", async () => {
    const wish = bench.wish({ defer: true })
    const { id } = await bench.flexpay.paymentRequests.request(wish)
    const changes = {
      phone: bench.newPhone(),
      amount: "7000",
      payment_session_id: "payses_of_the_changed_cart",
    }
    const changed = await bench.flexpay.paymentRequests.request({
      ...wish,
      ...changes,
    })

    await bench.flexpay.paymentRequests.sendDeferred(changed)

    expect(await bench.row(id)).toMatchObject({
      ...changes,
      session_amount: "7000",
    })
    expect((await bench.received()).requests[0]?.body).toMatchObject({
      amount: "7000",
      phone: changes.phone,
    })
  })
})

/** Lets time pass for all rows. */
async function ageAll(bench: LedgerBench, interval: string): Promise<void> {
  const rows = await bench.sql<{ id: string }>(
    "SELECT id FROM flexpay_transaction"
  )
  for (const { id } of rows) {
    await bench.age(id, interval)
  }
}
