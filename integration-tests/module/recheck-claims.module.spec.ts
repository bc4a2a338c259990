import { insertTransactions } from "../../harness/transaction-rows"
import { claimDueRows } from "../../src/modules/flexpay/store/check-lease"
import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import type { ModuleFixture } from "../setup/module-fixture"
import { whileLocked } from "../setup/while-locked"

/** Takes what the job takes in a round. */
async function takeRound({ flexpay }: ModuleFixture): Promise<Transaction[]> {
  return await flexpay.transactions.claimDue(
    await flexpay.jobs.claimCheckBudget()
  )
}

/** When the budget was claimed last, in milliseconds by the database's clock. */
async function lastRunAt(fixture: ModuleFixture): Promise<number> {
  const [row] = await fixture.sql<{ last_run_at: Date }>(
    `SELECT last_run_at FROM flexpay_job
     WHERE id = 'recheck-flexpay-transactions'`
  )
  return row?.last_run_at.getTime() ?? 0
}

describeModule(
  "The budget of the recheck job",
  { checks_per_second: 2 },
  (fixture) => {
    it("all workers share one budget a second", async () => {
      for (const _ of Array.from({ length: 9 })) {
        await fixture.pay()
      }
      await fixture.sql("UPDATE flexpay_transaction SET next_check_at = now()")
      const rounds: { time: number; rows: number }[] = []
      const work = async () => {
        while (rounds.length < 3) {
          const checks = await fixture.flexpay.jobs.claimCheckBudget()
          const time = await lastRunAt(fixture)
          const due = await fixture.flexpay.transactions.claimDue(checks)
          if (checks || due.length) {
            rounds.push({ time, rows: due.length })
          }
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }

      await Promise.all([work(), work(), work()])

      const times = rounds.map(({ time }) => time).sort((a, b) => a - b)
      expect(rounds.map(({ rows }) => rows)).toEqual([2, 2, 2])
      for (const [index, time] of times.slice(1).entries()) {
        // In milliseconds, which the database's clock is finer than.
        expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(999)
      }
    })

    it("a worker that died does not keep the budget", async () => {
      expect(await fixture.flexpay.jobs.claimCheckBudget()).toBe(2)
      expect(await fixture.flexpay.jobs.claimCheckBudget()).toBe(0)
      await fixture.sql(
        "UPDATE flexpay_job SET last_run_at = last_run_at - interval '1 second'"
      )
      expect(await fixture.flexpay.jobs.claimCheckBudget()).toBe(2)
    })

    it("waiting shoppers are checked first", async () => {
      const old = []
      for (const _ of Array.from({ length: 3 })) {
        old.push(await fixture.pay())
      }
      await fixture.sql(
        "UPDATE flexpay_transaction SET state = 'expired', synced_state = 'expired', next_check_at = now() - interval '1 hour'"
      )
      const waiting = await fixture.pay()
      await fixture.sql(
        "UPDATE flexpay_transaction SET next_check_at = now() WHERE id = $1",
        [waiting.id]
      )

      const due = await takeRound(fixture)

      expect(due).toHaveLength(2)
      expect(due.map(({ id }) => id)).toContain(waiting.id)
      expect(old.map(({ id }) => id)).toEqual(
        expect.arrayContaining(
          due.map(({ id }) => id).filter((id) => id !== waiting.id)
        )
      )
    })

    it("confirmed rows that need a sync take no budget and do not wait", async () => {
      const paid = await fixture.pay()
      await fixture.setState(paid, "paid")
      await fixture.confirmNow(paid.id)
      const checkedOnce = await fixture.row(paid.id)
      for (const _ of Array.from({ length: 3 })) {
        await fixture.pay()
      }
      await fixture.sql("UPDATE flexpay_transaction SET next_check_at = now()")
      await fixture.flexpay.jobs.claimCheckBudget()

      // Another worker has the budget of this second.
      const due = await takeRound(fixture)

      expect(due.map(({ id }) => id)).toEqual([paid.id])
      expect(due[0]).toMatchObject({
        checks: checkedOnce.checks,
        checked_at: checkedOnce.checked_at,
      })
      const before = await fixture.received()
      expect(
        await fixture.flexpay.checks.confirmClaimed(due[0] ?? paid)
      ).toMatchObject({
        state: "succeeded",
        synced_state: null,
      })
      expect(await fixture.received()).toEqual(before)
    })

    it("rows that end by time alone take no budget", async () => {
      const unanswered = await fixture.payUnanswered()
      await fixture.age(unanswered.id, "6 minutes")
      await fixture.flexpay.jobs.claimCheckBudget()

      const due = await takeRound(fixture)

      expect(due.map(({ id }) => id)).toEqual([unanswered.id])
    })

    it("a locked row that ends by time alone is left to the next round", async () => {
      const [locked, other] = [
        await fixture.payUnanswered(),
        await fixture.payUnanswered(),
      ]
      await fixture.age(locked.id, "6 minutes")
      await fixture.age(other.id, "6 minutes")
      const takeIds = async () => (await takeRound(fixture)).map(({ id }) => id)

      expect(await whileLocked(fixture, locked, takeIds)).toEqual([other.id])
      expect(await takeIds()).toEqual([locked.id])
    })
  }
)

describeModule("The cost of a claim", {}, (fixture) => {
  it("a claim costs by the due rows, not by all rows", async () => {
    await fill(fixture, { from: 1, to: 2_000 })
    const small = await claim(fixture)
    await fill(fixture, { from: 2_001, to: 40_000 })
    const large = await claim(fixture)

    for (const { plan } of [small, large]) {
      expect(plan).toContain("IDX_flexpay_transaction_next_check_at")
      expect(plan).not.toContain("Seq Scan")
    }
    expect([small.claimed, large.claimed]).toEqual([5, 5])
    console.log(
      `Claiming 5 of 10 due rows reads ${small.pages} pages of a table of 2,000 rows, ${large.pages} of one of 40,000`
    )
    expect(large.pages).toBeLessThan(small.pages * 2)
  })
})

/** Rows in a final state, of which ten are due for their last check. */
async function fill(
  fixture: ModuleFixture,
  { from, to }: { from: number; to: number }
): Promise<void> {
  const number = `(${from - 1} + n)`
  await fixture.sql(
    insertTransactions("$1::int", {
      id: number,
      state: "'failed'",
      synced_state: "'failed'",
      reference: number,
      callback_token_hash: number,
      order_number: number,
      phone: number,
      payment_collection_id: number,
      payment_session_id: number,
      next_check_at: `CASE WHEN ${number} <= 10 THEN now() - interval '1 minute'
        WHEN ${number} % 50 = 0 THEN now() + interval '1 hour' END`,
    }),
    [to - from + 1]
  )
  await fixture.sql("VACUUM ANALYZE flexpay_transaction")
}

/** Measures a claim and rolls it back. */
async function claim(fixture: ModuleFixture) {
  let number = 0
  const { text, values } = claimDueRows(5, 20)
  const numbered = text.replaceAll("?", () => `$${++number}`)
  await fixture.sql("BEGIN")
  const rows = await fixture.sql<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${numbered}`,
    [...values]
  )
  const claimed = await fixture.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM flexpay_transaction
     WHERE next_check_at BETWEEN now() AND now() + interval '1 minute'`
  )
  await fixture.sql("ROLLBACK")
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
