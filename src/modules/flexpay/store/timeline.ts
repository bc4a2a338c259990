/** A line of the timeline. `data` is masked before it comes here. */
export interface NewTimelineEntry {
  type: string
  data?: object | null
  /** The admin user who acted; absent for the program. */
  actor_id?: string
  /** Left out where the timeline has an entry of this type and verdict. */
  once?: boolean
}

const IS_NEW = `NOT EXISTS (SELECT 1 FROM flexpay_timeline_entry AS known
  WHERE known.transaction_id = changed.id AND known.type = entry.type
    AND known.data->'verdict' = entry.data->'verdict')`

/**
 * The update, and the lines if it happened and this holds of the row.
 * PostgreSQL makes their ids: a callback is answered sooner without a ULID.
 */
export function withTimelineEntries(
  update: string,
  events: NewTimelineEntry[],
  {
    returning = "*",
    condition = "true",
  }: { returning?: string; condition?: string } = {}
): string {
  const lines = events.map(
    ({ once }) =>
      `INSERT INTO flexpay_timeline_entry (id, transaction_id, type, data, actor_id, created_at)
      SELECT 'fpev_' || gen_random_uuid(), changed.id, entry.*, clock_timestamp()
      FROM changed, (SELECT ?::text AS type, ?::jsonb AS data, ?::text AS actor_id) AS entry
      WHERE ${once ? IS_NEW : condition}`
  )
  return `WITH changed AS (${update} RETURNING ${returning}),
    ${lines.map((line, index) => `logged_${index} AS (${line})`).join(", ")}
    SELECT * FROM changed`
}

export function timelineValues({
  type,
  data,
  actor_id,
}: NewTimelineEntry): unknown[] {
  return [type, data ? JSON.stringify(data) : null, actor_id ?? null]
}
