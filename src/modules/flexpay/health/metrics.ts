import type { Database } from "../store/database"
import type { Operator } from "../../../gateway"
import { rawSql, sql } from "../store/sql"
import { IS_CONFIRMED, IS_OPEN, IS_UNREQUESTED } from "../store/states-sql"
import type { FlexPayJobName } from "./job-runs"

/** Metrics of the plugin's own condition, read from the database. */
export interface Metrics {
  /** By the database's clock, as all times below. */
  now: Date
  /** Jobs that have run at least once. */
  jobs: { id: FlexPayJobName; last_run_at: Date }[]
  /** Transactions whose next check is due. */
  due: number
  /** When the first of them became due. */
  due_since: Date | null
  /** Creation of the oldest transaction without a final state. */
  oldest_open_at: Date | null
  callbacks_last_hour: number
  /** The last payments of a week that check found succeeded or failed. */
  finalized: RecentlyFinalized
  /** Requests that failed for the token since the last one that was accepted. */
  token_refused: Occurrences
  /** Open transactions whose check results can't be read. */
  unreadable: Occurrences
  /** Mobile money payments of the last day that have ended. */
  outcomes: OperatorOutcomes[]
}

type DueMetrics = Pick<Metrics, "now" | "due" | "due_since" | "oldest_open_at">

export interface RecentlyFinalized {
  /** At most `FINALIZED_SAMPLE`. */
  count: number
  /** How many of them in a row, from the newest on, got no callback. */
  without_callback: number
}

/** A number of events, and the time of the first one. */
export interface Occurrences {
  count: number
  since: Date | null
}

export interface OperatorOutcomes {
  /** Null for a phone number with an unknown prefix. */
  operator: Operator | null
  ended: number
  succeeded: number
}

const FINALIZED_SAMPLE = 20

/**
 * Payments that ended just now are left out: their callback may still come. So
 * are those that no request started, which get none.
 */
const RECENTLY_FINALIZED = sql`SELECT count(*)::int AS count,
    coalesce(min(place) FILTER (WHERE callbacks > 0) - 1, count(*))::int
      AS without_callback
  FROM (
    SELECT callbacks, row_number() OVER (ORDER BY created_at DESC, id DESC) AS place
    FROM flexpay_transaction
    WHERE kind = 'payment' AND deleted_at IS NULL
      AND created_at > now() - interval '7 days'
      AND state IN ('succeeded', 'failed') AND NOT ${IS_UNREQUESTED}
      AND finalized_at < now() - interval '5 minutes'
    ORDER BY created_at DESC, id DESC LIMIT ${rawSql(String(FINALIZED_SAMPLE))}) AS latest`

const TOKEN_REFUSED = sql`SELECT count(*)::int AS count, min(created_at) AS since
  FROM flexpay_transaction
  WHERE reason = 'misconfigured' AND deleted_at IS NULL
    AND created_at > coalesce((
      SELECT created_at FROM flexpay_transaction
      WHERE order_number IS NOT NULL AND deleted_at IS NULL
        AND reason IS DISTINCT FROM 'misconfigured'
      ORDER BY created_at DESC LIMIT 1), '-infinity')`

const UNREADABLE = sql`SELECT count(DISTINCT transaction_id)::int AS count,
    min(entry.created_at) AS since
  FROM flexpay_timeline_entry AS entry
  JOIN flexpay_transaction AS tx ON tx.id = entry.transaction_id
  WHERE entry.type = 'check_unreadable' AND entry.deleted_at IS NULL
    AND entry.created_at > now() - interval '7 days'
    AND (${IS_OPEN} OR state = 'expired')
    AND (tx.check_status_at IS NULL OR tx.check_status_at < entry.created_at
      OR tx.check_status = 'unknown_status')`

const JOBS = sql`SELECT id, last_run_at FROM flexpay_job
  WHERE deleted_at IS NULL`

const DUE = sql`SELECT now() AS now,
    count(*) FILTER (WHERE next_check_at <= now())::int AS due,
    min(next_check_at) FILTER (WHERE next_check_at <= now()) AS due_since,
    min(created_at) FILTER (WHERE ${IS_OPEN}) AS oldest_open_at
  FROM flexpay_transaction
  WHERE next_check_at IS NOT NULL AND deleted_at IS NULL`

const CALLBACKS = sql`SELECT count(*)::int AS callbacks_last_hour
  FROM flexpay_timeline_entry
  WHERE type = 'callback' AND deleted_at IS NULL
    AND created_at > now() - interval '1 hour'`

const OUTCOMES = sql`SELECT operator, count(*)::int AS ended,
    count(*) FILTER (WHERE ${IS_CONFIRMED})::int AS succeeded
  FROM flexpay_transaction
  WHERE created_at > now() - interval '1 day' AND deleted_at IS NULL
    AND kind = 'payment' AND method = 'mobile_money'
    AND finalized_at IS NOT NULL AND NOT ${IS_UNREQUESTED}
  GROUP BY operator ORDER BY ended DESC, operator`

/** Reads the metrics; every query uses an index. */
export async function readMetrics(database: Database): Promise<Metrics> {
  const [jobs, outcomes, due, callbacks, finalized, token_refused, unreadable] =
    await Promise.all([
      database.rows<Metrics["jobs"][number]>(JOBS),
      database.rows<OperatorOutcomes>(OUTCOMES),
      database.one<DueMetrics>(DUE),
      database.one<Pick<Metrics, "callbacks_last_hour">>(CALLBACKS),
      database.one<RecentlyFinalized>(RECENTLY_FINALIZED),
      database.one<Occurrences>(TOKEN_REFUSED),
      database.one<Occurrences>(UNREADABLE),
    ])
  return {
    ...due,
    ...callbacks,
    jobs,
    outcomes,
    finalized,
    token_refused,
    unreadable,
  }
}
