import { describeLedger } from "../setup/describe-ledger"

describeLedger("Asking for money", {}, (bench) => {
  it("makes one push of 20 presses at once, and tells all of them of it", async () => {
    const wish = bench.wish()

    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        bench.flexpay.paymentRequests.request(wish)
      )
    )

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await bench.received()).payments).toBe(1)
    expect(await bench.row(answers[0]?.id ?? "")).toMatchObject({
      state: "pending",
      reason: null,
      attention: null,
    })
  })

  it("writes the row before it calls", async () => {
    await bench.control("settings", { delays: { answer: 500 } })
    const wish = bench.wish()

    const paying = bench.flexpay.paymentRequests.request(wish)
    await bench.until(async () => (await bench.received()).payments === 1)
    const written = await bench.sql(
      `SELECT state, phone, amount, order_number FROM flexpay_transaction
       WHERE payment_collection_id = $1`,
      [wish.payment_collection_id]
    )

    expect(written).toEqual([
      {
        state: "submitting",
        phone: wish.phone,
        amount: "5000",
        order_number: null,
      },
    ])
    expect(await paying).toMatchObject({ state: "pending" })
  })

  it("asks for nothing when an idempotency key comes again, even after a failure", async () => {
    const wish = bench.wish({
      phone: bench.phone("002"),
      idempotency_key: "once",
    })
    const first = await bench.flexpay.paymentRequests.request(wish)
    await bench.until(
      async () => (await bench.confirmNow(first.id)).state === "failed"
    )

    const second = await bench.flexpay.paymentRequests.request(wish)

    expect(second).toMatchObject({ id: first.id, state: "failed" })
    expect((await bench.received()).payments).toBe(1)
  })

  it("asks for nothing while money that came is on its way to Medusa", async () => {
    const wish = bench.wish()
    const first = await bench.flexpay.paymentRequests.request(wish)
    await bench.setState(first, "paid")
    await bench.confirmNow(first.id)

    const second = await bench.flexpay.paymentRequests.request(wish)

    expect(second).toMatchObject({ id: first.id, state: "succeeded" })
    expect((await bench.received()).payments).toBe(1)
  })

  it.each([
    {
      says: "FlexPay refuses",
      state: "refused",
      reason: "refused",
      arrange: () => Promise.resolve(),
      phone: "025",
    },
    {
      says: "FlexPay refuses the token",
      state: "refused",
      reason: "misconfigured",
      arrange: () => bench.control("settings", { authRefused: true }),
      phone: "001",
    },
    {
      says: "FlexPay fails",
      state: "unknown",
      reason: "no_answer",
      arrange: () =>
        bench.control("faults", { service: "payment", kind: "error_500" }),
      phone: "001",
    },
    {
      says: "no answer comes in time",
      state: "unknown",
      reason: "no_answer",
      arrange: () => Promise.resolve(),
      phone: "021",
    },
    {
      says: "the connection drops after acceptance",
      state: "unknown",
      reason: "no_answer",
      arrange: () => Promise.resolve(),
      phone: "024",
    },
  ])(
    "is $state ($reason) when $says, and never asks again by itself",
    async ({ state, reason, arrange, phone }) => {
      await arrange()

      const { id } = await bench.pay({ phone: bench.phone(phone) })
      const answered = await bench.row(id)
      await bench.confirmNow(id)

      expect(answered).toMatchObject({ state, reason, attention: null })
      expect((await bench.received()).payments).toBe(1)
    }
  )

  it("tries to tell Medusa of a refusal until it is told", async () => {
    const refused = await bench.pay({ phone: bench.phone("025") })

    // Whoever was to tell died: the job finds it, twice.
    for (const _ of ["once", "again"]) {
      await bench.age(refused.id, "31 seconds")
      const due = await bench.flexpay.transactions.claimDue(10)
      expect(due.map(({ id }) => id)).toEqual([refused.id])
      for (const claimed of due) {
        await bench.flexpay.checks.confirmClaimed(claimed)
      }
    }
    const claimed = await bench.flexpay.syncs.acquire(refused.id, "test")
    const told =
      claimed && (await bench.flexpay.syncs.finish(claimed, { order_id: null }))

    expect(told).toMatchObject({ synced_state: "refused" })
  })

  it("keeps the card page's address for a second press", async () => {
    const wish = bench.wish({ method: "card", phone: null })

    const first = await bench.flexpay.paymentRequests.request(wish)
    const second = await bench.flexpay.paymentRequests.request(wish)

    expect(first).toMatchObject({
      state: "pending",
      redirect_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/card\//),
    })
    expect(second.redirect_url).toBe(first.redirect_url)
  })
})

describeLedger(
  "With nobody at FlexPay's address",
  { addresses: { payment: "http://127.0.0.1:9/nobody" } },
  (bench) => {
    it("is refused (unreachable), and nothing counts against the shopper", async () => {
      const wish = bench.wish()

      for (const _ of Array.from({ length: 7 })) {
        expect(await bench.flexpay.paymentRequests.request(wish)).toMatchObject(
          {
            state: "refused",
            reason: "unreachable",
            attention: null,
          }
        )
      }
    })
  }
)
