import { describeModule } from "../setup/describe-module"

describeModule("What a shopper's page asks for", {}, (fixture) => {
  const schedule = (id: string) =>
    fixture.flexpay.payments.scheduleRequestedCheck(id)

  /** A live payment whose last check was so long ago, and is not due. */
  async function paymentChecked(ago: string | null) {
    const payment = await fixture.pay()
    await fixture.sql(
      `UPDATE flexpay_transaction SET next_check_at = now() + interval '1 hour',
        checked_at = now() - $2::interval WHERE id = $1`,
      [payment.id, ago]
    )
    return payment
  }

  async function isDue(id: string): Promise<boolean> {
    const [row] = await fixture.sql<{ is_due: boolean }>(
      "SELECT next_check_at <= now() AS is_due FROM flexpay_transaction WHERE id = $1",
      [id]
    )
    return row?.is_due ?? false
  }

  it.each([
    [null, true],
    ["6 seconds", true],
    ["4 seconds", false],
  ])(
    "a check that the shopper requests when the last was %s ago becomes due: %p",
    async (ago, isScheduled) => {
      const other = await paymentChecked("1 minute")
      const { id } = await paymentChecked(ago)

      expect(await schedule(id)).toBe(isScheduled)
      expect([await isDue(id), await isDue(other.id)]).toEqual([
        isScheduled,
        false,
      ])
    }
  )

  it.each([
    ["an expired push, which may be paid late", "state = 'expired'", true],
    ["a payment that failed", "state = 'failed'", false],
    ["a payment that waits for its order", "state = 'deferred'", false],
    ["a payout", "kind = 'payout'", false],
    ["a payment without an order number", "order_number = NULL", false],
  ])("of %s, a requested check becomes due: %p", async (_, facts, expected) => {
    const { id } = await paymentChecked("1 minute")
    await fixture.sql(`UPDATE flexpay_transaction SET ${facts} WHERE id = $1`, [
      id,
    ])

    expect(await schedule(id)).toBe(expected)
    expect(await isDue(id)).toBe(expected)
  })

  it.each([
    ["a card payment that is pending", "state = 'pending'", true],
    ["a card payment that failed", "state = 'failed'", false],
    ["a payment by mobile money", "method = 'mobile_money'", false],
    ["a payout", "kind = 'payout'", false],
    ["a payment of other carts", "payment_collection_id = 'pay_col_2'", false],
  ])("%s has an open card page: %p", async (_, facts, expected) => {
    const card = await fixture.pay({ method: "card", phone: null })
    await fixture.sql(`UPDATE flexpay_transaction SET ${facts} WHERE id = $1`, [
      card.id,
    ])

    const open = await fixture.flexpay.payments.findOpenCardPage(
      card.payment_collection_id ?? ""
    )

    expect(open?.id).toBe(expected ? card.id : undefined)
  })

  it("a watch ends when its own payment changes, and not for another's change", async () => {
    const [own, other] = [
      await paymentChecked("1 minute"),
      await paymentChecked("1 minute"),
    ]
    const row = await fixture.flexpay.payments.findById(own.id)
    if (!row) {
      throw new Error("The payment is gone")
    }
    const limit = new AbortController()
    const watched = fixture.flexpay.watch.next(row, limit.signal)
    await fixture.sql(
      "UPDATE flexpay_transaction SET state = 'succeeded' WHERE id = $1",
      [other.id]
    )
    const early = await Promise.race([watched, pause(600)])
    await fixture.sql(
      "UPDATE flexpay_transaction SET state = 'failed' WHERE id = $1",
      [own.id]
    )

    expect([early, await watched]).toEqual([undefined, "changed"])
    limit.abort()
  })

  it("a transaction that needs attention is assigned to an admin, and no other is", async () => {
    const [needy, other, quiet] = [
      await fixture.pay(),
      await fixture.pay(),
      await fixture.pay(),
    ]
    await fixture.sql(
      "UPDATE flexpay_transaction SET attention = 'paid_twice' WHERE id = ANY($1)",
      [[needy.id, other.id]]
    )
    const { transactions } = fixture.flexpay

    expect(await transactions.assign(needy.id, "user_1")).toMatchObject({
      id: needy.id,
      owner_id: "user_1",
    })
    expect(await transactions.assign(quiet.id, "user_1")).toBeNull()
    expect(await fixture.row(quiet.id)).toMatchObject({ owner_id: null })
    expect(await fixture.row(other.id)).toMatchObject({ owner_id: null })
  })
})

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
