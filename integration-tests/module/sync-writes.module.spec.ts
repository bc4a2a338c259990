import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"

describeModule("The writes of a sync", {}, (fixture) => {
  const syncs = () => fixture.flexpay.syncs

  it("a lease is renewed by its holder, for its own transaction", async () => {
    const [own, other] = [await leased(), await leased()]
    const before = await untilOf(other)

    expect(await syncs().renew(own)).toBe(true)
    expect(await syncs().renew({ ...own, sync_lease_holder: "other" })).toBe(
      false
    )
    expect(await untilOf(own)).not.toEqual(await untilOf(other))
    expect(await untilOf(other)).toEqual(before)
  })

  it("a sync whose transaction changed meanwhile releases its own lease only", async () => {
    const [own, other] = [await leased(), await leased()]
    await set(own, "state = 'reversed'")
    const ending = { order_id: null, disposition: "booked" } as const

    await syncs().finish({ ...own, sync_lease_holder: "other" }, ending)
    expect(await untilOf(own)).not.toBeNull()
    await syncs().finish(own, ending)

    expect(await untilOf(own)).toBeNull()
    expect(await untilOf(other)).not.toBeNull()
  })

  it.each<[string, (transaction: Transaction) => Promise<Transaction | null>]>([
    [
      "finish",
      (own) =>
        syncs().finish(own, { order_id: "order_1", disposition: "booked" }),
    ],
    ["retry later", (own) => syncs().retryLater(own, "no stock")],
    ["postpone", (own) => syncs().postpone(own, new Date())],
    [
      "raise its payment",
      (own) =>
        syncs().raise(own, { attention: "cart_changed", order_id: "order_1" }),
    ],
  ])(
    "a sync that lost its lease to another one does not %s",
    async (_, end) => {
      const own = await leased()
      await set(own, "sync_lease_holder = 'other'")
      const before = [await fixture.row(own.id), await fixture.events(own.id)]

      expect(await end(own)).toBeNull()

      expect([await fixture.row(own.id), await fixture.events(own.id)]).toEqual(
        before
      )
    }
  )

  it("a success is tied to another collection by its sync alone", async () => {
    const [own, other] = [await leased(), await leased()]
    await set(
      other,
      `payment_collection_id = '${own.payment_collection_id ?? ""}'`
    )
    const tied = await syncs().tieToCollection(own, "pay_col_new")

    expect(tied).toMatchObject({
      id: own.id,
      payment_collection_id: "pay_col_new",
    })
    expect(await fixture.row(other.id)).toMatchObject({
      payment_collection_id: own.payment_collection_id,
    })
    // It has another collection by now.
    expect(await syncs().tieToCollection(own, "pay_col_newer")).toBeNull()
  })

  it("a success is tied to another session by its sync alone", async () => {
    const [own, other] = [await leased(), await leased()]

    expect(await syncs().tieToSession(own, "payses_new")).toMatchObject({
      id: own.id,
      authorized_session_id: "payses_new",
    })
    expect(await fixture.row(other.id)).toMatchObject({
      authorized_session_id: null,
    })
    // It has another session by now.
    expect(await syncs().tieToSession(own, "payses_newer")).toBeNull()
  })

  it.each([
    "sync_lease_holder = 'other'",
    "disposition = 'awaiting_operator'",
    "state = 'reversed'",
  ])(
    "a transaction with %s is tied to no other collection or session",
    async (change) => {
      const own = await leased()
      await set(own, change)

      expect(await syncs().tieToCollection(own, "pay_col_new")).toBeNull()
      expect(await syncs().tieToSession(own, "payses_new")).toBeNull()
    }
  )

  it("an operator's order is placed only with a success that waits for one", async () => {
    const [own, other, booked, failed] = [
      await paid(),
      await paid(),
      await paid(),
      await paid(),
    ]
    const waits = "disposition = 'awaiting_operator', attention = 'paid_twice'"
    await set(own, `${waits}, owner_id = 'user_two'`)
    await set(other, waits)
    await set(booked, "disposition = 'booked'")
    await set(failed, "disposition = 'awaiting_operator', state = 'failed'")
    const decision = { actor_id: "user_one" }
    const { payments } = fixture.flexpay

    expect(await payments.placeAgain(own.id, decision)).toMatchObject({
      id: own.id,
      disposition: "becoming_order",
      attention: null,
      // The attention has ended, and with it its assignment.
      owner_id: null,
    })
    expect(await payments.placeAgain(booked.id, decision)).toBeNull()
    expect(await payments.placeAgain(failed.id, decision)).toBeNull()
    expect(await fixture.row(other.id)).toMatchObject({
      disposition: "awaiting_operator",
      attention: "paid_twice",
    })
  })

  it("the related records of a payment are its own row and its payouts", async () => {
    const own = await paid()
    await paid()

    const { payments, payouts } =
      await fixture.flexpay.transactions.relatedRecords([own.id])

    expect(payments.map(({ id }) => id)).toEqual([own.id])
    expect(payouts).toEqual([])
  })

  async function paid(): Promise<Transaction> {
    const push = await fixture.pay()
    await fixture.setState(push, "paid")
    return await fixture.confirmNow(push.id)
  }

  /** A success whose sync this test runs, for a minute already. */
  async function leased(): Promise<Transaction> {
    const { id } = await paid()
    const transaction = await syncs().acquire(id, "holder")
    await set(
      { id },
      "sync_lease_until = sync_lease_until - interval '1 minute'"
    )
    if (!transaction) {
      throw new Error("The lease is another's")
    }
    return transaction
  }

  async function untilOf({
    id,
  }: Pick<Transaction, "id">): Promise<Date | null> {
    return (await fixture.row(id)).sync_lease_until
  }

  async function set(
    { id }: Pick<Transaction, "id">,
    change: string
  ): Promise<void> {
    await fixture.sql(
      `UPDATE flexpay_transaction SET ${change} WHERE id = $1`,
      [id]
    )
  }
})
