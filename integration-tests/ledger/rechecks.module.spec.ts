import { claimDueRows } from "../../src/modules/flexpay/store/check-lease"
import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeLedger } from "../setup/describe-ledger"
import type { LedgerBench } from "../setup/ledger-bench"

/** Takes what the job takes in a round. */
async function takeRound({ flexpay }: LedgerBench): Promise<Transaction[]> {
  return await flexpay.transactions.claimDue(
    await flexpay.jobs.claimCheckBudget()
  )
}

describeLedger("The recheck's budget", { checks_per_second: 2 }, (bench) => {
  it("is one a second, however many workers there are", async () => {
    for (const _ of Array.from({ length: 9 })) {
      await bench.pay()
    }
    await bench.sql("UPDATE flexpay_transaction SET next_check_at = now()")
    const takenAt: number[] = []
    const start = Date.now()
    const work = async () => {
      while (Date.now() - start < 2_500) {
        const due = await takeRound(bench)
        takenAt.push(...due.map(() => Date.now()))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }

    await Promise.all([work(), work(), work()])

    // At 0, 1 and 2 seconds.
    expect(takenAt).toHaveLength(6)
    for (const time of takenAt) {
      const second = takenAt.filter((at) => at >= time && at < time + 950)
      expect(second.length).toBeLessThanOrEqual(2)
    }
  })

  it("is left for others when a worker took its turn and died", async () => {
    expect(await bench.flexpay.jobs.claimCheckBudget()).toBe(2)
    expect(await bench.flexpay.jobs.claimCheckBudget()).toBe(0)
    await bench.sql(
      "UPDATE flexpay_job SET last_run_at = last_run_at - interval '1 second'"
    )
    expect(await bench.flexpay.jobs.claimCheckBudget()).toBe(2)
  })

  it("goes to waiting shoppers first, whoever is due the longest", async () => {
    const old = []
    for (const _ of Array.from({ length: 3 })) {
      old.push(await bench.pay())
    }
    await bench.sql(
      "UPDATE flexpay_transaction SET state = 'expired', synced_state = 'expired', next_check_at = now() - interval '1 hour'"
    )
    const waiting = await bench.pay()
    await bench.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() WHERE id = $1",
      [waiting.id]
    )

    const due = await takeRound(bench)

    expect(due).toHaveLength(2)
    expect(due.map(({ id }) => id)).toContain(waiting.id)
    expect(old.map(({ id }) => id)).toEqual(
      expect.arrayContaining(
        due.map(({ id }) => id).filter((id) => id !== waiting.id)
      )
    )
  })

  it("is not spent on what was confirmed and not applied, which does not wait either", async () => {
    const paid = await bench.pay()
    await bench.setState(paid, "paid")
    await bench.confirmNow(paid.id)
    const checkedOnce = await bench.row(paid.id)
    for (const _ of Array.from({ length: 3 })) {
      await bench.pay()
    }
    await bench.sql("UPDATE flexpay_transaction SET next_check_at = now()")
    await bench.flexpay.jobs.claimCheckBudget()

    // Another worker has the budget of this second.
    const due = await takeRound(bench)

    expect(due.map(({ id }) => id)).toEqual([paid.id])
    expect(due[0]).toMatchObject({
      checks: checkedOnce.checks,
      checked_at: checkedOnce.checked_at,
    })
    const before = await bench.received()
    expect(
      await bench.flexpay.checks.confirmClaimed(due[0] ?? paid)
    ).toMatchObject({
      state: "succeeded",
      synced_state: null,
    })
    expect(await bench.received()).toEqual(before)
  })

  it("is not spent on what ends by time alone", async () => {
    const unheard = await bench.payUnheard()
    await bench.age(unheard.id, "6 minutes")
    await bench.flexpay.jobs.claimCheckBudget()

    const due = await takeRound(bench)

    expect(due.map(({ id }) => id)).toEqual([unheard.id])
  })
})

describeLedger("The cost of finding what is due", {}, (bench) => {
  it("grows with what is due, and not with the ledger", async () => {
    await fill(bench, { from: 1, to: 2_000 })
    const small = await claim(bench)
    await fill(bench, { from: 2_001, to: 40_000 })
    const large = await claim(bench)

    for (const { plan } of [small, large]) {
      expect(plan).toContain("IDX_flexpay_transaction_next_check_at")
      expect(plan).not.toContain("Seq Scan")
    }
    expect([small.claimed, large.claimed]).toEqual([5, 5])
    console.log(
      `Claiming 5 of 10 due rows reads ${small.pages} pages of a ledger of 2,000 rows, ${large.pages} of one of 40,000`
    )
    expect(large.pages).toBeLessThan(small.pages * 2)
  })
})

/** Settled rows, of which ten are due for their last look. */
async function fill(
  bench: LedgerBench,
  { from, to }: { from: number; to: number }
): Promise<void> {
  await bench.sql(
    `INSERT INTO flexpay_transaction (id, kind, method, state, synced_state,
       reference, callback_token_hash, order_number, phone, amount, raw_amount,
       session_amount, raw_session_amount, currency_code,
       payment_collection_id, payment_session_id, expires_at, next_check_at)
     SELECT n, 'payment', 'mobile_money', 'failed', 'failed', n, n, n, n, 1,
       '{}', 1, '{}', 'cdf', n, n, now(),
       CASE WHEN n <= 10 THEN now() - interval '1 minute'
         WHEN n % 50 = 0 THEN now() + interval '1 hour' END
     FROM generate_series($1::int, $2::int) n`,
    [from, to]
  )
  await bench.sql("VACUUM ANALYZE flexpay_transaction")
}

/** Runs the claim, tells what it cost, and undoes it. */
async function claim(bench: LedgerBench) {
  let number = 0
  const { text, values } = claimDueRows(5, 20)
  const statement = text.replaceAll("?", () => `$${++number}`)
  await bench.sql("BEGIN")
  const rows = await bench.sql<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`,
    [...values]
  )
  const claimed = await bench.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM flexpay_transaction
     WHERE next_check_at BETWEEN now() AND now() + interval '1 minute'`
  )
  await bench.sql("ROLLBACK")
  const plan = rows[0]?.["QUERY PLAN"][0].Plan
  return {
    plan: JSON.stringify(plan),
    pages:
      (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0),
    claimed: claimed[0]?.count,
  }
}

interface PlanNode {
  "Shared Hit Blocks": number
  "Shared Read Blocks": number
}
