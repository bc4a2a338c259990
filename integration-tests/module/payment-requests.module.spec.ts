import { describeModule } from "../setup/describe-module"

describeModule("A payment request", {}, (fixture) => {
  it("20 concurrent requests send one push and all return it", async () => {
    const input = fixture.newRequest()

    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        fixture.flexpay.paymentRequests.request(input)
      )
    )

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await fixture.received()).payments).toBe(1)
    expect(await fixture.row(answers[0]?.id ?? "")).toMatchObject({
      state: "pending",
      reason: null,
      attention: null,
    })
  })

  it("the row is written before the request is sent", async () => {
    await fixture.control("settings", { delays: { answer: 500 } })
    const input = fixture.newRequest()

    const paying = fixture.flexpay.paymentRequests.request(input)
    await fixture.until(async () => (await fixture.received()).payments === 1)
    const written = await fixture.sql(
      `SELECT state, phone, amount, order_number FROM flexpay_transaction
       WHERE payment_collection_id = $1`,
      [input.payment_collection_id]
    )

    expect(written).toEqual([
      {
        state: "submitting",
        phone: input.phone,
        amount: "5000",
        order_number: null,
      },
    ])
    expect(await paying).toMatchObject({ state: "pending" })
  })

  it("a repeated idempotency key sends no push, even after a failure", async () => {
    const input = fixture.newRequest({
      phone: fixture.phone("002"),
      idempotency_key: "once",
    })
    const first = await fixture.flexpay.paymentRequests.request(input)
    await fixture.until(
      async () => (await fixture.confirmNow(first.id)).state === "failed"
    )

    const second = await fixture.flexpay.paymentRequests.request(input)

    expect(second).toMatchObject({ id: first.id, state: "failed" })
    expect((await fixture.received()).payments).toBe(1)
  })

  it("no push is sent while money is becoming an order", async () => {
    const input = fixture.newRequest()
    const first = await fixture.flexpay.paymentRequests.request(input)
    await fixture.setState(first, "paid")
    await fixture.confirmNow(first.id)

    const second = await fixture.flexpay.paymentRequests.request(input)

    expect(second).toMatchObject({ id: first.id, state: "succeeded" })
    expect((await fixture.received()).payments).toBe(1)
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
      arrange: () => fixture.control("settings", { authRefused: true }),
      phone: "001",
    },
    {
      says: "FlexPay fails",
      state: "unknown",
      reason: "no_answer",
      arrange: () =>
        fixture.control("faults", { service: "payment", kind: "error_500" }),
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
    "a payment is $state ($reason) when $says, and is never sent again",
    async ({ state, reason, arrange, phone }) => {
      await arrange()

      const { id } = await fixture.pay({ phone: fixture.phone(phone) })
      const answered = await fixture.row(id)
      await fixture.confirmNow(id)

      expect(answered).toMatchObject({ state, reason, attention: null })
      expect((await fixture.received()).payments).toBe(1)
    }
  )

  it("a refusal is due until it is synced", async () => {
    const refused = await fixture.pay({ phone: fixture.phone("025") })

    // The process that was to sync it died: the job claims it, twice.
    for (const _ of ["once", "again"]) {
      await fixture.age(refused.id, "31 seconds")
      const due = await fixture.flexpay.transactions.claimDue(10)
      expect(due.map(({ id }) => id)).toEqual([refused.id])
      for (const claimed of due) {
        await fixture.flexpay.checks.confirmClaimed(claimed)
      }
    }
    const claimed = await fixture.flexpay.syncs.acquire(refused.id, "test")
    const synced =
      claimed &&
      (await fixture.flexpay.syncs.finish(claimed, { order_id: null }))

    expect(synced).toMatchObject({ synced_state: "refused" })
  })

  it("a second request returns the address of the card page", async () => {
    const input = fixture.newRequest({ method: "card", phone: null })

    const first = await fixture.flexpay.paymentRequests.request(input)
    const second = await fixture.flexpay.paymentRequests.request(input)

    expect(first).toMatchObject({
      state: "pending",
      redirect_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/card\//),
    })
    expect(second.redirect_url).toBe(first.redirect_url)
  })
})

describeModule(
  "With nobody at FlexPay's address",
  { addresses: { payment: "http://127.0.0.1:9/nobody" } },
  (fixture) => {
    it("a payment without a connection is refused (unreachable), and does not count as a push", async () => {
      const input = fixture.newRequest()

      for (const _ of Array.from({ length: 7 })) {
        expect(
          await fixture.flexpay.paymentRequests.request(input)
        ).toMatchObject({
          state: "refused",
          reason: "unreachable",
          attention: null,
        })
      }
    })
  }
)
