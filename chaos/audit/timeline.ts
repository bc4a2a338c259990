import type { Database } from "../../integration-tests/setup/mortal/database"

const TRANSACTION = /fptx_\w+/g

/** All that the ledger noted of the transactions that are named in some lines. */
export async function timelinesOf(
  database: Pick<Database, "query">,
  lines: readonly string[]
): Promise<string[]> {
  const ids = new Set(lines.flatMap((line) => line.match(TRANSACTION) ?? []))
  const timelines = await Promise.all(
    [...ids].map(async (id) => {
      const events = await database.query<{ line: string }>(
        `SELECT concat_ws(' ', to_char(created_at, 'HH24:MI:SS.MS'), type,
           data::text) AS line
         FROM flexpay_timeline_entry WHERE transaction_id = $1 ORDER BY created_at, id`,
        [id]
      )
      return [id, ...events.map(({ line }) => `  ${line}`)]
    })
  )
  return timelines.flat()
}
