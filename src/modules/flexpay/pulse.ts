import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Operator } from "../../gateway"
import { execute } from "./execute"
import type { FlexPayJobName } from "./jobs"

/** How the plugin fares now, as far as the database tells. */
export interface Pulse {
  /** By the database's clock, which the times below are of. */
  now: Date
  /** Jobs that have run at least once. */
  jobs: { id: FlexPayJobName; last_run_at: Date }[]
  /** Transactions whose time to be looked at has come. */
  due: number
  /** Since when the first of them waits. */
  due_since: Date | null
  /** When the oldest attempt began that FlexPay has not settled. */
  oldest_open_at: Date | null
  callbacks_last_hour: number
  /** Payments that FlexPay settled in the last hour. */
  settled_last_hour: number
  /** Mobile money payments of the last day that have ended. */
  outcomes: OperatorOutcomes[]
}

export interface OperatorOutcomes {
  /** Null for a number of whose prefix no operator is known. */
  operator: Operator | null
  ended: number
  succeeded: number
}

/** Takes the pulse of the ledger; each part of it by an index. */
export async function takePulse(manager: SqlEntityManager): Promise<Pulse> {
  const [jobs, [open], [callbacks], outcomes] = await Promise.all([
    execute<Pulse["jobs"][number]>(
      manager,
      "SELECT id, last_run_at FROM flexpay_job WHERE deleted_at IS NULL",
      []
    ),
    execute<Pick<Pulse, "now" | "due" | "due_since" | "oldest_open_at">>(
      manager,
      `SELECT now() AS now,
         count(*) FILTER (WHERE next_check_at <= now())::int AS due,
         min(next_check_at) FILTER (WHERE next_check_at <= now()) AS due_since,
         min(created_at) FILTER (
           WHERE state IN ('requesting', 'pending', 'unknown')) AS oldest_open_at
       FROM flexpay_transaction
       WHERE next_check_at IS NOT NULL AND deleted_at IS NULL`,
      []
    ),
    execute<Pick<Pulse, "callbacks_last_hour" | "settled_last_hour">>(
      manager,
      `SELECT
         (SELECT count(*)::int FROM flexpay_event
          WHERE type = 'callback' AND deleted_at IS NULL
            AND created_at > now() - interval '1 hour') AS callbacks_last_hour,
         (SELECT count(*)::int FROM flexpay_transaction
          WHERE kind = 'payment' AND deleted_at IS NULL
            AND created_at > now() - interval '1 day'
            AND state IN ('succeeded', 'failed')
            AND settled_at > now() - interval '1 hour') AS settled_last_hour`,
      []
    ),
    execute<OperatorOutcomes>(
      manager,
      `SELECT operator, count(*)::int AS ended,
         count(*) FILTER (WHERE state IN ('succeeded', 'reversed'))::int
           AS succeeded
       FROM flexpay_transaction
       WHERE created_at > now() - interval '1 day' AND deleted_at IS NULL
         AND kind = 'payment' AND method = 'mobile_money'
         AND settled_at IS NOT NULL
       GROUP BY operator ORDER BY ended DESC, operator`,
      []
    ),
  ])
  return {
    now: open?.now ?? new Date(),
    jobs,
    due: open?.due ?? 0,
    due_since: open?.due_since ?? null,
    oldest_open_at: open?.oldest_open_at ?? null,
    callbacks_last_hour: callbacks?.callbacks_last_hour ?? 0,
    settled_last_hour: callbacks?.settled_last_hour ?? 0,
    outcomes,
  }
}
