import { sql } from "../store/sql"
import type { Sql } from "../store/sql"
import { TIME_ZONE } from "./day"

/** Days by Kinshasa's clock, like 2026-11-25, both included. */
export interface Period {
  from: string
  to: string
}

/** When a transaction counts: when a payout was sent, which an approval can delay. */
export const COUNTED_AT = sql`coalesce(sent_at, created_at)`

/**
 * Whether a transaction counts for a period, as the reconciliation counts it for a
 * day. Written so that both dates' indexes serve.
 */
export function isOfPeriod({ from, to }: Period): Sql {
  const start = sql`(${from}::date::timestamp AT TIME ZONE ${TIME_ZONE})`
  const end = sql`((${to}::date + 1)::timestamp AT TIME ZONE ${TIME_ZONE})`
  return sql`(sent_at IS NULL AND created_at >= ${start} AND created_at < ${end}
    OR sent_at >= ${start} AND sent_at < ${end})`
}
