import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "../store/execute"
import { sql } from "../store/sql"
import type { Sql } from "../store/sql"
import { boundsOf, createDayTables } from "./day-tables"
import type { Day } from "./day-tables"
import { isReconciled, readCoverage, readFigures } from "./figures"
import { closeResolvedBreaks, findBreaks, upsertBreaks } from "./break-queries"
import type { Reconciliation } from "./types"

/** The lease of a comparison: longer than that of 100,000 transactions takes. */
const LEASE = sql`interval '10 minutes'`
/** How long answers to checks are awaited; the report counts missing ones. */
const ANSWERS_AWAITED_FOR = sql`interval '24 hours'`

export interface CompareOptions {
  /** The admin who requested it; null for the job. */
  actor_id: string | null
  /** Whether each transaction of the day is checked again. */
  recheck: boolean
  /** Compares only if the last comparison began before this. */
  before?: Date
}

/** Compares a day with Medusa and FlexPay. Moves no money, changes no state. */
export class Comparison {
  /** @param checksPerSecond the store's budget; comparisons use half of it */
  constructor(
    private readonly manager: SqlEntityManager,
    private readonly checksPerSecond: number
  ) {}

  /**
   * Compares a day under a lease. A day can be compared again at any time, and
   * the same data gives the same breaks.
   * @returns false when the day is leased
   */
  async run(day: string, options: CompareOptions): Promise<boolean> {
    const claimed = await this.acquireLease(day, options)
    if (!claimed) {
      return false
    }
    try {
      if (options.recheck) {
        await this.scheduleChecks(day, claimed.started_at)
      }
      await this.compare(claimed)
    } catch (error) {
      await this.fail(claimed)
      throw error
    }
    return true
  }

  /** How many of the day's checkable transactions were checked since the request. */
  async progress({
    id,
    checks_requested_at,
  }: Pick<Reconciliation, "id" | "checks_requested_at">): Promise<{
    checkable: number
    answered: number
  }> {
    const day = await boundsOf(this.manager, id)
    const [progress] = await execute<{ checkable: number; answered: number }>(
      this.manager,
      sql`SELECT count(*)::int AS checkable,
          count(*) FILTER (WHERE check_status_at
            >= coalesce(${checks_requested_at}::timestamptz, check_status_at))::int
            AS answered
        FROM flexpay_transaction WHERE ${isOfDay(day)} AND ${IS_RECONCILED}`
    )
    return progress ?? { checkable: 0, answered: 0 }
  }

  private async acquireLease(
    day: string,
    { actor_id, recheck, before }: CompareOptions
  ): Promise<Reconciliation | null> {
    const [claimed] = await execute<Reconciliation>(
      this.manager,
      sql`INSERT INTO flexpay_reconciliation AS known
          (id, state, started_at, lease_until, requested_by, checks_requested_at)
        SELECT ${day}, 'comparing', it.now, it.now + ${LEASE}, ${actor_id},
          CASE WHEN ${recheck} THEN it.now END
        FROM date_trunc('milliseconds', clock_timestamp()) AS it (now)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state,
          started_at = excluded.started_at, lease_until = excluded.lease_until,
          requested_by = excluded.requested_by, updated_at = now(),
          checks_requested_at
            = coalesce(excluded.checks_requested_at, known.checks_requested_at)
        WHERE (known.lease_until IS NULL OR known.lease_until < now())
          AND known.started_at < coalesce(${before ?? null}::timestamptz, 'infinity')
        RETURNING *`
    )
    return claimed ?? null
  }

  /**
   * Makes the day's transactions due one after another, at half the pace that
   * the store allows: the recheck job checks them between its other work.
   */
  private async scheduleChecks(day: string, since: Date): Promise<void> {
    const bounds = await boundsOf(this.manager, day)
    const pace = 2 / this.checksPerSecond
    await execute(
      this.manager,
      sql`WITH checked AS (
          SELECT id, row_number() OVER (ORDER BY created_at, id) AS place
          FROM flexpay_transaction
          WHERE ${isOfDay(bounds)} AND ${IS_RECONCILED}
            AND (check_status_at IS NULL
              OR check_status_at < ${since}::timestamptz))
        UPDATE flexpay_transaction SET updated_at = now(),
          next_check_at = LEAST(next_check_at,
            now() + (checked.place - 1) * make_interval(secs => ${pace}))
        FROM checked WHERE flexpay_transaction.id = checked.id`
    )
  }

  private async compare({
    id,
    started_at,
    checks_requested_at,
  }: Reconciliation): Promise<void> {
    const day = await boundsOf(this.manager, id)
    await this.manager.transactional(async (manager) => {
      await createDayTables(manager, day)
      await execute(manager, findBreaks(id))
      await execute(manager, upsertBreaks(id, started_at))
      await execute(manager, closeResolvedBreaks(id, started_at))
      const { compared, checkable, answered } = await readCoverage(
        manager,
        checks_requested_at
      )
      const figures = await readFigures(manager)
      await execute(
        manager,
        sql`UPDATE flexpay_reconciliation SET lease_until = NULL,
            compared_at = now(), updated_at = now(), compared = ${compared},
            checkable = ${checkable}, answered = ${answered},
            figures = ${JSON.stringify(figures)}::jsonb,
            state = CASE WHEN ${answered}::int < ${checkable}::int
              AND checks_requested_at > now() - ${ANSWERS_AWAITED_FOR}
              THEN 'checking' ELSE 'done' END
          WHERE id = ${id} AND started_at = ${started_at}`
      )
    })
  }

  private async fail({ id, started_at }: Reconciliation): Promise<void> {
    await execute(
      this.manager,
      sql`UPDATE flexpay_reconciliation SET state = 'failed',
          lease_until = NULL, updated_at = now()
        WHERE id = ${id} AND started_at = ${started_at}`
    )
  }
}

/** Whether a transaction counts for a day. */
function isOfDay({ from, to }: Day): Sql {
  return sql`deleted_at IS NULL
    AND (kind = 'payment' AND created_at >= ${from} AND created_at < ${to}
      OR kind = 'payout' AND sent_at >= ${from} AND sent_at < ${to})`
}

const IS_RECONCILED = isReconciled("flexpay_transaction")
