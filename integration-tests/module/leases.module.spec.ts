import { STATES } from "../../src/modules/flexpay/transaction/transaction"
import type {
  State,
  Transaction,
} from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import type { ModuleFixture } from "../setup/module-fixture"

describeModule("A lease of a dead process", {}, (fixture) => {
  it("the lease to check ends after half a minute, not sooner", async () => {
    const { id } = await fixture.pay()
    await fixture.age(id, "1 minute")
    expect(await fixture.flexpay.transactions.claimDue(1)).toHaveLength(1)

    await fixture.age(id, "28 seconds")
    expect(await fixture.flexpay.transactions.claimDue(1)).toEqual([])
    await fixture.age(id, "2 seconds")

    expect(await fixture.flexpay.transactions.claimDue(1)).toMatchObject([
      { id },
    ])
  })

  it("the lease to sync ends after two minutes, however often the row is checked", async () => {
    const { id, reference } = await fixture.pay()
    await fixture.setState({ reference }, "paid")
    await fixture.confirmNow(id)
    expect(await fixture.flexpay.syncs.acquire(id, "test")).toMatchObject({
      id,
    })

    let passed = 0
    for (const [seconds, isDue] of [
      [31, true],
      [31, true],
      [31, true],
      [25, false],
    ] as const) {
      await fixture.age(id, `${seconds} seconds`)
      passed += seconds
      const due = await fixture.flexpay.transactions.claimDue(1)
      expect([passed, due.length === 1]).toEqual([passed, isDue])
      expect([passed, await fixture.flexpay.syncs.acquire(id, "test")]).toEqual(
        [passed, null]
      )
    }
    await fixture.age(id, "2 seconds")

    expect(await fixture.flexpay.transactions.claimDue(1)).toMatchObject([
      { id },
    ])
    expect(await fixture.flexpay.transactions.claimDue(1)).toEqual([])
    expect(await fixture.flexpay.syncs.acquire(id, "test")).toMatchObject({
      id,
    })
  })
})

describeModule("A transaction that is due", {}, (fixture) => {
  it.each<[Partial<Transaction>, boolean]>([
    [{ state: "pending" }, true],
    [{ state: "failed" }, true],
    [{ state: "succeeded", disposition: "becoming_order" }, false],
    [{ state: "succeeded", disposition: "going_back" }, true],
    [{ state: "succeeded", synced_state: "succeeded" }, true],
    [{ state: "succeeded", attention: "paid_twice" }, true],
    [{ state: "reversed", attention: "reversed" }, false],
    [{ state: "reversed", synced_state: "reversed" }, true],
    [{ state: "pending", order_number: null }, false],
  ])("a row with %j is checked: %s", async (values, isChecked) => {
    const { id } = await fixture.pay()
    await set(fixture, id, { ...values, next_check_at: new Date() })

    expect(await fixture.flexpay.transactions.claimDue(1)).toMatchObject([
      { id, checks: Number(isChecked) },
    ])
  })

  it.each<[Partial<Transaction>, Partial<Transaction>]>([
    [{ state: "submitting" }, { state: "expired" }],
    [{ state: "pending" }, { state: "failed" }],
    [{ state: "unknown" }, { kind: "payout" }],
    [{ state: "pending" }, { expires_at: new Date(0) }],
  ])("with %j comes before one with %j", async (waiting, other) => {
    const [first, second] = [await fixture.pay(), await fixture.pay()]
    await set(fixture, first.id, { ...other, next_check_at: new Date(0) })
    await set(fixture, second.id, { ...waiting, next_check_at: new Date() })

    expect(await fixture.flexpay.transactions.claimDue(1)).toMatchObject([
      { id: second.id },
    ])
  })
})

describeModule("A claim of due rows", {}, (fixture) => {
  it("a claim takes rows to check beside rows without a check", async () => {
    const [checked, unchecked] = [await fixture.pay(), await fixture.pay()]
    await set(fixture, checked.id, {
      state: "failed",
      next_check_at: new Date(),
    })
    await set(fixture, unchecked.id, {
      state: "failed",
      order_number: null,
      next_check_at: new Date(0),
    })

    const due = await fixture.flexpay.transactions.claimDue(1)

    expect(new Set(due.map(({ id }) => id))).toEqual(
      new Set([checked.id, unchecked.id])
    )
  })
})

describeModule("States", {}, (fixture) => {
  it("each final state is synced once", async () => {
    const { id } = await fixture.pay()
    const synced: State[] = []
    for (const state of STATES) {
      await set(fixture, id, {
        state,
        disposition: "becoming_order",
        synced_state: null,
        sync_lease_until: null,
      })
      const claimed = await fixture.flexpay.syncs.acquire(id, "test")
      synced.push(...(claimed ? [state] : []))
      await set(fixture, id, { synced_state: state, sync_lease_until: null })
      expect(await fixture.flexpay.syncs.acquire(id, "test")).toBeNull()
    }

    expect(synced).toEqual([
      "refused",
      "succeeded",
      "failed",
      "canceled",
      "expired",
      "reversed",
    ])
  })

  it("a lease to sync one state does not sync another", async () => {
    const ids = [await fixture.pay(), await fixture.pay()].map(({ id }) => id)
    for (const id of ids) {
      await set(fixture, id, {
        state: "succeeded",
        disposition: "becoming_order",
      })
    }

    for (const id of ids) {
      expect(await fixture.flexpay.syncs.acquire(id, "test")).toMatchObject({
        id,
      })
    }
  })

  it("unsent transactions and those without an order number can't be made due", async () => {
    const { id } = await fixture.pay()
    const other = await fixture.pay()
    const due: State[] = []
    for (const state of STATES) {
      await set(fixture, id, { state, next_check_at: null })
      await fixture.flexpay.transactions.scheduleCheckNow(id)
      due.push(...((await fixture.row(id)).next_check_at ? [state] : []))
    }
    await set(fixture, id, { order_number: null, next_check_at: null })
    await fixture.flexpay.transactions.scheduleCheckNow(id)

    expect(STATES.filter((state) => !due.includes(state))).toEqual([
      "draft",
      "awaiting_approval",
      "deferred",
    ])
    expect((await fixture.row(id)).next_check_at).toBeNull()
    expect(await fixture.row(other.id)).toEqual(other)
  })

  it("a check is due at the earliest a second after the last one", async () => {
    const { id } = await fixture.pay()
    const { checked_at } = await fixture.confirmNow(id)

    await fixture.flexpay.transactions.scheduleCheckNow(id)

    const { next_check_at } = await fixture.row(id)
    expect(Number(next_check_at) - Number(checked_at)).toBe(1_000)
  })
})

async function set(
  fixture: ModuleFixture,
  id: string,
  values: object
): Promise<void> {
  for (const [column, value] of Object.entries(values)) {
    await fixture.sql(
      `UPDATE flexpay_transaction SET ${column} = $2 WHERE id = $1`,
      [id, value]
    )
  }
}
