import { maskNotes } from "./personal-data"
import type { TimelineData } from "./personal-data"
import { joinSql, rawSql, sql } from "./sql"
import type { Sql } from "./sql"

/**
 * A new timeline entry. What FlexPay sent is masked before it comes here; what
 * operators wrote is masked when it is stored.
 */
export interface NewTimelineEntry {
  type: string
  data?: TimelineData | null
  /** The admin user who acted; absent for the plugin. */
  actor_id?: string
  /** Not written where the timeline has an entry of this type and verdict. */
  skipRepeated?: boolean
}

const IS_NEW = sql`NOT EXISTS (SELECT 1 FROM flexpay_timeline_entry AS known
  WHERE known.transaction_id = changed.id AND known.type = entry.type
    AND known.data->'verdict' = entry.data->'verdict')`

/** What an update writes besides its row. */
interface Additions {
  /** Written if the update took place and `condition` is true of the row. */
  entries: NewTimelineEntry[]
  condition?: Sql
  /** An INSERT of events, from `changed`. */
  events?: Sql
}

/**
 * An update with what it adds to other tables, in one statement. PostgreSQL
 * makes the ids: a callback is answered sooner without a ULID.
 * @param returning columns of the changed row
 */
export function withAdditions(
  update: Sql,
  { entries, condition = sql`true`, events }: Additions,
  returning = sql`*`
): Sql {
  const inserts = entries.map((entry, index) => {
    const { type, actor_id = null, skipRepeated } = entry
    const data = entry.data ? JSON.stringify(maskNotes(entry.data)) : null
    const isWritten = skipRepeated ? IS_NEW : condition
    return sql`, ${rawSql(`entry_${index}`)} AS (
      INSERT INTO flexpay_timeline_entry
        (id, transaction_id, type, data, actor_id, created_at)
      SELECT 'fpte_' || gen_random_uuid(), changed.id, entry.*, clock_timestamp()
      FROM changed, (SELECT ${type}::text AS type, ${data}::jsonb AS data,
        ${actor_id}::text AS actor_id) AS entry
      WHERE ${isWritten})`
  })
  const event = events ? sql`, event AS (${events})` : sql``
  return sql`WITH changed AS (${update} RETURNING ${returning})
    ${joinSql(inserts, "")} ${event} SELECT * FROM changed`
}
