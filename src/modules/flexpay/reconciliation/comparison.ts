import type { Database } from "../store/database"
import { LOCK_ORDER } from "../store/payment-lock"
import { sql } from "../store/sql"
import { dayBefore, dayOf } from "./day"
import { dueDays } from "./due-days"
import type { DayRow, DueDay } from "./due-days"
import { boundsOf, createDayTables, isOfDay } from "./day-tables"
import { FIGURES, isReconciled, readCoverage } from "./figures"
import { closeResolvedBreaks, findBreaks, upsertBreaks } from "./break-queries"
import type { Figure, Reconciliation } from "./types"

/** The lease of a comparison: longer than that of 100,000 transactions takes. */
const LEASE = sql`interval '10 minutes'`
/** How long answers to checks are awaited; the report counts missing ones. */
const ANSWERS_AWAITED_MS = 24 * 60 * 60 * 1000

/** Time after midnight at which a day is compared: its last pushes have expired. */
const AFTER_MIDNIGHT_MS = 30 * 60 * 1000
/** For how many days a day with open breaks is compared again. */
const COMPARED_AGAIN_DAYS = 31

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
    private readonly database: Database,
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
  }: Pick<Reconciliation, "id" | "checks_requested_at">): Promise<
    Pick<Reconciliation, "checkable" | "answered">
  > {
    const day = await boundsOf(this.database, id)
    const { checkable, answered } = await readCoverage(
      this.database,
      { table: "flexpay_transaction", condition: isOfDay(day) },
      checks_requested_at
    )
    return { checkable, answered }
  }

  /** The days that the job compares now; see `dueDays`. */
  async due(now: Date): Promise<DueDay[]> {
    const ended = dayBefore(dayOf(now))
    const { to } = await boundsOf(this.database, ended)
    const rows = await this.database.rows<
      Omit<DayRow, "is_answered"> & Pick<Reconciliation, "checks_requested_at">
    >(
      sql`SELECT id, state, started_at, lease_until, checks_requested_at,
          EXISTS (SELECT 1 FROM flexpay_break WHERE day = reconciliation.id
            AND closed_at IS NULL AND deleted_at IS NULL) AS is_open
        FROM flexpay_reconciliation AS reconciliation
        WHERE id >= ${dayBefore(ended, COMPARED_AGAIN_DAYS)}
          AND deleted_at IS NULL`
    )
    const days: DayRow[] = []
    for (const row of rows) {
      days.push({
        ...row,
        is_answered:
          row.state === "checking" && (await this.isAnswered(row, now)),
      })
    }
    const tonight = new Date(to.getTime() + AFTER_MIDNIGHT_MS)
    return dueDays(days, { ended, tonight, now })
  }

  private async isAnswered(
    day: Pick<Reconciliation, "id" | "checks_requested_at">,
    now: Date
  ): Promise<boolean> {
    const requestedAt = day.checks_requested_at?.getTime() ?? 0
    if (now.getTime() - requestedAt > ANSWERS_AWAITED_MS) {
      return true
    }
    const { checkable, answered } = await this.progress(day)
    return answered >= checkable
  }

  private async acquireLease(
    day: string,
    { actor_id, recheck, before }: CompareOptions
  ): Promise<Reconciliation | null> {
    return await this.database.row<Reconciliation>(
      sql`INSERT INTO flexpay_reconciliation AS known
          (id, state, started_at, lease_until, requested_by, checks_requested_at)
        SELECT ${day}, 'comparing', clock.now, clock.now + ${LEASE}, ${actor_id},
          CASE WHEN ${recheck} THEN clock.now END
        FROM date_trunc('milliseconds', clock_timestamp()) AS clock (now)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state,
          started_at = excluded.started_at, lease_until = excluded.lease_until,
          requested_by = excluded.requested_by, updated_at = now(),
          checks_requested_at
            = coalesce(excluded.checks_requested_at, known.checks_requested_at)
        WHERE (known.lease_until IS NULL OR known.lease_until < now())
          AND known.started_at < coalesce(${before ?? null}::timestamptz, 'infinity')
        RETURNING *`
    )
  }

  /**
   * Makes the day's transactions due one after another, at half the pace that
   * the store allows: the recheck job checks them between its other work.
   */
  private async scheduleChecks(day: string, since: Date): Promise<void> {
    const bounds = await boundsOf(this.database, day)
    const pace = 2 / this.checksPerSecond
    await this.database.rows(
      sql`WITH locked AS (
          SELECT id, created_at FROM flexpay_transaction
          WHERE ${isOfDay(bounds)} AND ${isReconciled("flexpay_transaction")}
            AND (check_status_at IS NULL
              OR check_status_at < ${since}::timestamptz)
          ORDER BY ${LOCK_ORDER} FOR UPDATE),
        checked AS (
          SELECT id, row_number() OVER (ORDER BY created_at, id) AS place
          FROM locked)
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
    const day = await boundsOf(this.database, id)
    await this.database.transactional(async (database) => {
      await createDayTables(database, day)
      await database.rows(findBreaks(id))
      await database.rows(upsertBreaks(id, started_at))
      await database.rows(closeResolvedBreaks(id, started_at))
      const { compared, checkable, answered } = await readCoverage(
        database,
        { table: "day_transaction" },
        checks_requested_at
      )
      const figures = await database.rows<Figure>(FIGURES)
      await database.rows(
        sql`UPDATE flexpay_reconciliation SET lease_until = NULL,
            compared_at = now(), updated_at = now(), compared = ${compared},
            checkable = ${checkable}, answered = ${answered},
            figures = ${JSON.stringify(figures)}::jsonb,
            state = CASE WHEN ${answered}::int < ${checkable}::int
              AND checks_requested_at > now()
                - make_interval(secs => ${ANSWERS_AWAITED_MS / 1000})
              THEN 'checking' ELSE 'done' END
          WHERE id = ${id} AND started_at = ${started_at}`
      )
    })
  }

  private async fail({ id, started_at }: Reconciliation): Promise<void> {
    await this.database.rows(
      sql`UPDATE flexpay_reconciliation SET state = 'failed',
          lease_until = NULL, updated_at = now()
        WHERE id = ${id} AND started_at = ${started_at}`
    )
  }
}
