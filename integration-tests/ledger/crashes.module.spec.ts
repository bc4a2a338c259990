import { describeLedger } from "../setup/describe-ledger"

describeLedger("After a crash", {}, (bench) => {
  it("a request whose sender died becomes unknown, then expires for a person to decide", async () => {
    const { id } = await bench.pay()
    await bench.sql(
      `UPDATE flexpay_transaction SET state = 'submitting', order_number = NULL,
         next_check_at = created_at + interval '31 seconds'`
    )
    await bench.age(id, "32 seconds")

    const [overdue] = await bench.flexpay.transactions.claimDue(1)
    expect(
      overdue && (await bench.flexpay.checks.confirmClaimed(overdue))
    ).toMatchObject({ state: "unknown", reason: "no_answer", attention: null })
    await bench.age(id, "5 minutes")
    const [lapsed] = await bench.flexpay.transactions.claimDue(1)
    expect(
      lapsed && (await bench.flexpay.checks.confirmClaimed(lapsed))
    ).toMatchObject({
      state: "expired",
      reason: "no_answer",
      attention: "outcome_unknown",
    })
    expect((await bench.received()).payments).toBe(1)
  })

  it("a request found only after its push's life ends so too", async () => {
    const { id } = await bench.pay()
    await bench.sql(
      "UPDATE flexpay_transaction SET state = 'submitting', order_number = NULL"
    )
    await bench.age(id, "10 minutes")

    for (const _ of ["unknown", "expired"]) {
      for (const due of await bench.flexpay.transactions.claimDue(1)) {
        await bench.flexpay.checks.confirmClaimed(due)
      }
    }

    expect(await bench.row(id)).toMatchObject({
      state: "expired",
      attention: "outcome_unknown",
    })
  })

  it("a success that nobody told Medusa of is due again, and asks FlexPay nothing", async () => {
    const { id, reference } = await bench.pay()
    await bench.setState({ reference }, "paid")
    await bench.confirmNow(id)
    const { checks } = await bench.received()
    await bench.age(id, "31 seconds")

    const [due] = await bench.flexpay.transactions.claimDue(1)

    expect(
      due && (await bench.flexpay.checks.confirmClaimed(due))
    ).toMatchObject({
      state: "succeeded",
      synced_state: null,
    })
    expect((await bench.received()).checks).toBe(checks)
  })
})

describeLedger("A late answer", {}, (bench) => {
  it("to an attempt that expired meanwhile makes FlexPay be asked", async () => {
    await bench.control("settings", { delays: { answer: 600 } })
    const wish = bench.wish()
    const paying = bench.flexpay.paymentRequests.request(wish)
    await bench.until(async () => (await bench.received()).payments === 1)
    const [row] = await bench.sql<{ id: string }>(
      "SELECT id FROM flexpay_transaction"
    )
    const id = row?.id ?? ""
    await bench.age(id, "6 minutes")
    await bench.confirmNow(id)
    expect(await bench.confirmNow(id)).toMatchObject({
      state: "expired",
      attention: "outcome_unknown",
    })

    const answered = await paying
    await bench.setState(answered, "paid")

    expect(answered).toMatchObject({
      state: "expired",
      order_number: expect.any(String),
      next_check_at: expect.any(Date),
    })
    expect(await bench.confirmNow(id)).toMatchObject({
      state: "succeeded",
      attention: null,
    })
  })
})

describeLedger("An order number that another attempt has", {}, (bench) => {
  it("is kept apart, for a person, and believed only with our reference", async () => {
    const first = await bench.pay()
    const unheard = await bench.payUnheard()
    const orderNumber = await bench.orderNumberOf(unheard)
    // FlexPay gave the first attempt the number that the second one has.
    await bench.sql(
      "UPDATE flexpay_transaction SET order_number = $2 WHERE id = $1",
      [first.id, orderNumber]
    )
    await bench.setState(unheard, "paid")
    await bench.callBack(unheard, { orderNumber })

    const told = await bench.flexpay.checks.confirm(unheard.id)

    expect(told).toMatchObject({
      state: "succeeded",
      attention: "order_number_differs",
      order_number: null,
      callback_order_numbers: [orderNumber],
    })
    expect(await bench.flexpay.syncs.acquire(unheard.id, "test")).toBeNull()
    expect(await bench.confirmNow(unheard.id)).toMatchObject({
      state: "succeeded",
      attention: "order_number_differs",
    })
    expect(await bench.confirmNow(first.id)).toMatchObject({
      state: "pending",
      attention: "reference_differs",
    })
  })
})
