import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "../store/execute"
import { boundsOf, createDayTables } from "./day-tables"
import { checkable, readCoverage, readFigures } from "./figures"
import {
  CLOSE_RESOLVED_BREAKS,
  FIND_BREAKS,
  UPSERT_BREAKS,
} from "./break-queries"
import type { Reconciliation } from "./types"

/**
 * How long a comparison may take before another may begin: longer than that of
 * a day with a hundred thousand transactions.
 */
const CLAIM = "10 minutes"
/** How long FlexPay's answers are waited for; what is missing then is said. */
const ASKED_FOR = "24 hours"

export interface CompareOptions {
  /** The admin who asks for it; null for the program. */
  actor_id: string | null
  /** Whether FlexPay is asked anew about each transaction of the day. */
  ask: boolean
  /** Only when the last comparison began before this. */
  before?: Date
}

/** Compares the books of a day. Moves no money, changes no transaction. */
export class Comparison {
  /** @param checksPerSecond the store's budget, of which half is used */
  constructor(
    private readonly manager: SqlEntityManager,
    private readonly checksPerSecond: number
  ) {}

  /**
   * Compares a day, unless somebody is at it. A process that dies leaves a
   * claim that runs out, and the day can be compared again; so it can at any
   * time, and the same books give the same breaks.
   * @returns false when the day was somebody else's
   */
  async run(day: string, options: CompareOptions): Promise<boolean> {
    const claimed = await this.claim(day, options)
    if (!claimed) {
      return false
    }
    try {
      if (options.ask) {
        await this.ask(day, claimed.started_at)
      }
      await this.compare(claimed)
    } catch (error) {
      await this.fail(claimed)
      throw error
    }
    return true
  }

  /** How many of the day's transactions FlexPay has told of since it was asked. */
  async progress({
    id,
    checks_requested_at,
  }: Pick<Reconciliation, "id" | "checks_requested_at">): Promise<{
    checkable: number
    answered: number
  }> {
    const { from, to } = await boundsOf(this.manager, id)
    const [progress] = await execute<{ checkable: number; answered: number }>(
      this.manager,
      `SELECT count(*)::int AS checkable,
         count(*) FILTER (WHERE check_status_at >= coalesce(?::timestamptz, check_status_at))::int
           AS answered
       FROM flexpay_transaction WHERE ${OF_DAY} AND ${CHECKABLE}`,
      [checks_requested_at, from, to, from, to]
    )
    return progress ?? { checkable: 0, answered: 0 }
  }

  private async claim(
    day: string,
    { actor_id, ask, before }: CompareOptions
  ): Promise<Reconciliation | null> {
    const [claimed] = await execute<Reconciliation>(
      this.manager,
      `INSERT INTO flexpay_reconciliation AS known
         (id, state, started_at, lease_until, requested_by, checks_requested_at)
       SELECT ?, 'comparing', it.now, it.now + interval '${CLAIM}', ?,
         CASE WHEN ? THEN it.now END
       FROM date_trunc('milliseconds', clock_timestamp()) AS it (now)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state,
         started_at = excluded.started_at, lease_until = excluded.lease_until,
         requested_by = excluded.requested_by, updated_at = now(),
         checks_requested_at = coalesce(excluded.checks_requested_at, known.checks_requested_at)
       WHERE (known.lease_until IS NULL OR known.lease_until < now())
         AND known.started_at < coalesce(?::timestamptz, 'infinity')
       RETURNING *`,
      [day, actor_id, ask, before ?? null]
    )
    return claimed ?? null
  }

  /**
   * Lets the day's transactions come due one after another, at half the pace
   * that the store allows: the job that follows open transactions asks FlexPay
   * about them between its other work, and confirms what it hears.
   */
  private async ask(day: string, since: Date): Promise<void> {
    const { from, to } = await boundsOf(this.manager, day)
    await execute(
      this.manager,
      `WITH asked AS (
         SELECT id, row_number() OVER (ORDER BY created_at, id) AS place
         FROM flexpay_transaction WHERE ${OF_DAY} AND ${CHECKABLE}
           AND (check_status_at IS NULL OR check_status_at < ?::timestamptz))
       UPDATE flexpay_transaction SET updated_at = now(),
         next_check_at = LEAST(next_check_at,
           now() + (asked.place - 1) * make_interval(secs => ?))
       FROM asked WHERE flexpay_transaction.id = asked.id`,
      [from, to, from, to, since, 2 / this.checksPerSecond]
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
      await execute(manager, FIND_BREAKS, [id])
      await execute(manager, UPSERT_BREAKS, [id, started_at, started_at])
      await execute(manager, CLOSE_RESOLVED_BREAKS, [
        started_at,
        id,
        started_at,
      ])
      const { compared, checkable, answered } = await readCoverage(
        manager,
        checks_requested_at
      )
      const figures = await readFigures(manager)
      await execute(
        manager,
        `UPDATE flexpay_reconciliation SET lease_until = NULL,
           compared_at = now(), updated_at = now(), compared = ?, checkable = ?,
           answered = ?, figures = ?::jsonb,
           state = CASE WHEN ?::int < ?::int
             AND checks_requested_at > now() - interval '${ASKED_FOR}'
             THEN 'asking' ELSE 'done' END
         WHERE id = ? AND started_at = ?`,
        [
          compared,
          checkable,
          answered,
          JSON.stringify(figures),
          answered,
          checkable,
          id,
          started_at,
        ]
      )
    })
  }

  private async fail({ id, started_at }: Reconciliation): Promise<void> {
    await execute(
      this.manager,
      `UPDATE flexpay_reconciliation SET state = 'failed', lease_until = NULL,
         updated_at = now()
       WHERE id = ? AND started_at = ?`,
      [id, started_at]
    )
  }
}

/** Asked for on a day; takes its bounds twice. */
const OF_DAY = `deleted_at IS NULL
  AND (kind = 'payment' AND created_at >= ? AND created_at < ?
    OR kind = 'payout' AND sent_at >= ? AND sent_at < ?)`

const CHECKABLE = checkable("flexpay_transaction")
