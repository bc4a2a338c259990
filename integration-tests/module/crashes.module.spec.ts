import { describeModule } from "../setup/describe-module"

describeModule("After a crash", {}, (fixture) => {
  it("a request whose sender died becomes unknown, then expires with attention", async () => {
    const { id } = await fixture.pay()
    await fixture.sql(
      `UPDATE flexpay_transaction SET state = 'submitting', order_number = NULL,
         next_check_at = created_at + interval '31 seconds'`
    )
    await fixture.age(id, "32 seconds")

    const [overdue] = await fixture.flexpay.transactions.claimDue(1)
    expect(
      overdue && (await fixture.flexpay.checks.confirmClaimed(overdue))
    ).toMatchObject({ state: "unknown", reason: "no_answer", attention: null })
    await fixture.age(id, "5 minutes")
    const [lapsed] = await fixture.flexpay.transactions.claimDue(1)
    expect(
      lapsed && (await fixture.flexpay.checks.confirmClaimed(lapsed))
    ).toMatchObject({
      state: "expired",
      reason: "no_answer",
      attention: "outcome_unknown",
    })
    expect((await fixture.received()).payments).toBe(1)
  })

  it("a request whose sender died expires with attention also when it is claimed late", async () => {
    const { id } = await fixture.pay()
    await fixture.sql(
      "UPDATE flexpay_transaction SET state = 'submitting', order_number = NULL"
    )
    await fixture.age(id, "10 minutes")

    for (const _ of ["unknown", "expired"]) {
      for (const due of await fixture.flexpay.transactions.claimDue(1)) {
        await fixture.flexpay.checks.confirmClaimed(due)
      }
    }

    expect(await fixture.row(id)).toMatchObject({
      state: "expired",
      attention: "outcome_unknown",
    })
  })

  it("a success that is not synced is due again, without a check", async () => {
    const { id, reference } = await fixture.pay()
    await fixture.setState({ reference }, "paid")
    await fixture.confirmNow(id)
    const { checks } = await fixture.received()
    await fixture.age(id, "31 seconds")

    const [due] = await fixture.flexpay.transactions.claimDue(1)

    expect(
      due && (await fixture.flexpay.checks.confirmClaimed(due))
    ).toMatchObject({
      state: "succeeded",
      synced_state: null,
    })
    expect((await fixture.received()).checks).toBe(checks)
  })
})

describeModule("A late answer", {}, (fixture) => {
  it("a late answer to an expired payment makes it checked", async () => {
    await fixture.control("settings", { delays: { answer: 600 } })
    const input = fixture.newRequest()
    const paying = fixture.flexpay.paymentRequests.request(input)
    await fixture.until(async () => (await fixture.received()).payments === 1)
    const [row] = await fixture.sql<{ id: string }>(
      "SELECT id FROM flexpay_transaction"
    )
    const id = row?.id ?? ""
    await fixture.age(id, "6 minutes")
    await fixture.confirmNow(id)
    expect(await fixture.confirmNow(id)).toMatchObject({
      state: "expired",
      attention: "outcome_unknown",
    })

    const answered = await paying
    await fixture.setState(answered, "paid")

    expect(answered).toMatchObject({
      state: "expired",
      order_number: expect.any(String),
      next_check_at: expect.any(Date),
    })
    expect(await fixture.confirmNow(id)).toMatchObject({
      state: "succeeded",
      attention: null,
    })
  })
})

describeModule("An order number of another payment", {}, (fixture) => {
  it("an order number of another payment sets attention, and counts only with our reference", async () => {
    const first = await fixture.pay()
    const unanswered = await fixture.payUnanswered()
    const orderNumber = await fixture.orderNumberOf(unanswered)
    // FlexPay gave the first attempt the number that the second one has.
    await fixture.sql(
      "UPDATE flexpay_transaction SET order_number = $2 WHERE id = $1",
      [first.id, orderNumber]
    )
    await fixture.setState(unanswered, "paid")
    await fixture.callBack(unanswered, { orderNumber })

    const checked = await fixture.flexpay.checks.confirm(unanswered.id)

    expect(checked).toMatchObject({
      state: "succeeded",
      attention: "order_number_differs",
      order_number: null,
      callback_order_numbers: [orderNumber],
    })
    expect(
      await fixture.flexpay.syncs.acquire(unanswered.id, "test")
    ).toBeNull()
    expect(await fixture.confirmNow(unanswered.id)).toMatchObject({
      state: "succeeded",
      attention: "order_number_differs",
    })
    expect(await fixture.confirmNow(first.id)).toMatchObject({
      state: "pending",
      attention: "reference_differs",
    })
  })
})
