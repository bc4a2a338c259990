import { STATES } from "../../src/modules/flexpay/transaction/transaction"
import type {
  State,
  Transaction,
} from "../../src/modules/flexpay/transaction/transaction"
import { describeLedger } from "../setup/describe-ledger"
import type { LedgerBench } from "../setup/ledger-bench"

describeLedger("What a dead process had claimed", {}, (bench) => {
  it("to check is checked by another after half a minute, not sooner", async () => {
    const { id } = await bench.pay()
    await bench.age(id, "1 minute")
    expect(await bench.flexpay.transactions.claimDue(1)).toHaveLength(1)

    await bench.age(id, "28 seconds")
    expect(await bench.flexpay.transactions.claimDue(1)).toEqual([])
    await bench.age(id, "2 seconds")

    expect(await bench.flexpay.transactions.claimDue(1)).toMatchObject([{ id }])
  })

  it("to apply is applied by another after two minutes, however often it was looked at", async () => {
    const { id, reference } = await bench.pay()
    await bench.setState({ reference }, "paid")
    await bench.confirmNow(id)
    expect(await bench.flexpay.syncs.acquire(id, "test")).toMatchObject({ id })

    let passed = 0
    for (const [seconds, isDue] of [
      [31, true],
      [31, true],
      [31, true],
      [25, false],
    ] as const) {
      await bench.age(id, `${seconds} seconds`)
      passed += seconds
      const due = await bench.flexpay.transactions.claimDue(1)
      expect([passed, due.length === 1]).toEqual([passed, isDue])
      expect([passed, await bench.flexpay.syncs.acquire(id, "test")]).toEqual([
        passed,
        null,
      ])
    }
    await bench.age(id, "2 seconds")

    expect(await bench.flexpay.transactions.claimDue(1)).toMatchObject([{ id }])
    expect(await bench.flexpay.transactions.claimDue(1)).toEqual([])
    expect(await bench.flexpay.syncs.acquire(id, "test")).toMatchObject({ id })
  })
})

describeLedger("A transaction that is due", {}, (bench) => {
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
  ])("with %j is asked about: %s", async (values, isAsked) => {
    const { id } = await bench.pay()
    await set(bench, id, { ...values, next_check_at: new Date() })

    expect(await bench.flexpay.transactions.claimDue(1)).toMatchObject([
      { id, checks: Number(isAsked) },
    ])
  })

  it.each<[Partial<Transaction>, Partial<Transaction>]>([
    [{ state: "submitting" }, { state: "expired" }],
    [{ state: "pending" }, { state: "failed" }],
    [{ state: "unknown" }, { kind: "payout" }],
    [{ state: "pending" }, { expires_at: new Date(0) }],
  ])("with %j comes before one with %j", async (waiting, other) => {
    const [first, second] = [await bench.pay(), await bench.pay()]
    await set(bench, first.id, { ...other, next_check_at: new Date(0) })
    await set(bench, second.id, { ...waiting, next_check_at: new Date() })

    expect(await bench.flexpay.transactions.claimDue(1)).toMatchObject([
      { id: second.id },
    ])
  })
})

describeLedger("What FlexPay is asked about", {}, (bench) => {
  it("is taken beside what it is not asked about, and not after it", async () => {
    const [asked, unasked] = [await bench.pay(), await bench.pay()]
    await set(bench, asked.id, { state: "failed", next_check_at: new Date() })
    await set(bench, unasked.id, {
      state: "failed",
      order_number: null,
      next_check_at: new Date(0),
    })

    const due = await bench.flexpay.transactions.claimDue(1)

    expect(new Set(due.map(({ id }) => id))).toEqual(
      new Set([asked.id, unasked.id])
    )
  })
})

describeLedger("Of all states", {}, (bench) => {
  it("Medusa is told of those that end an attempt, once", async () => {
    const { id } = await bench.pay()
    const told: State[] = []
    for (const state of STATES) {
      await set(bench, id, {
        state,
        disposition: "becoming_order",
        synced_state: null,
        sync_lease_until: null,
      })
      const claimed = await bench.flexpay.syncs.acquire(id, "test")
      told.push(...(claimed ? [state] : []))
      await set(bench, id, { synced_state: state, sync_lease_until: null })
      expect(await bench.flexpay.syncs.acquire(id, "test")).toBeNull()
    }

    expect(told).toEqual([
      "refused",
      "succeeded",
      "failed",
      "canceled",
      "expired",
      "reversed",
    ])
  })

  it("the right to tell of one is no right to tell of another", async () => {
    const ids = [await bench.pay(), await bench.pay()].map(({ id }) => id)
    for (const id of ids) {
      await set(bench, id, {
        state: "succeeded",
        disposition: "becoming_order",
      })
    }

    for (const id of ids) {
      expect(await bench.flexpay.syncs.acquire(id, "test")).toMatchObject({
        id,
      })
    }
  })

  it("those that were never sent can't be made due, nor what has no order number", async () => {
    const { id } = await bench.pay()
    const other = await bench.pay()
    const due: State[] = []
    for (const state of STATES) {
      await set(bench, id, { state, next_check_at: null })
      await bench.flexpay.transactions.scheduleCheckNow(id)
      due.push(...((await bench.row(id)).next_check_at ? [state] : []))
    }
    await set(bench, id, { order_number: null, next_check_at: null })
    await bench.flexpay.transactions.scheduleCheckNow(id)

    expect(STATES.filter((state) => !due.includes(state))).toEqual([
      "draft",
      "awaiting_approval",
      "deferred",
    ])
    expect((await bench.row(id)).next_check_at).toBeNull()
    expect(await bench.row(other.id)).toEqual(other)
  })

  it("a check comes no sooner than a second after the last", async () => {
    const { id } = await bench.pay()
    const { checked_at } = await bench.confirmNow(id)

    await bench.flexpay.transactions.scheduleCheckNow(id)

    const { next_check_at } = await bench.row(id)
    expect(Number(next_check_at) - Number(checked_at)).toBe(1_000)
  })
})

async function set(
  bench: LedgerBench,
  id: string,
  values: object
): Promise<void> {
  for (const [column, value] of Object.entries(values)) {
    await bench.sql(
      `UPDATE flexpay_transaction SET ${column} = $2 WHERE id = $1`,
      [id, value]
    )
  }
}
