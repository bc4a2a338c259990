import type { Database } from "./database"
import { sql } from "./sql"
import type { NewTimelineEntry } from "./timeline"

/** Keys that created keys; more are not followed. */
const CREATORS_MAX = 10

/** A secret API key, as a timeline entry keeps it. */
interface ApiKey {
  title: string
  /** The user, or the last key found where its creator is unknown. */
  created_by: string
}

/** Whether an actor's id is that of a secret API key, by Medusa's prefix. */
export function isApiKeyId(id: string | null): boolean {
  return id?.startsWith("apk_") ?? false
}

/**
 * Finds the user who answers for an actor: the user itself, or the one who
 * created the secret API key. A key may have been created by another key.
 * @returns the id of the last key found, where its creator is unknown
 */
export async function findAccountableUser(
  database: Database,
  actorId: string | null
): Promise<string | null> {
  const key = isApiKeyId(actorId) ? await findApiKey(database, actorId) : null
  return key?.created_by ?? actorId
}

/**
 * Adds the title and the creator of the secret API key that acted: Medusa
 * deletes the rows of keys, and the timeline still names them.
 */
export async function withApiKey(
  database: Database,
  entry: NewTimelineEntry
): Promise<NewTimelineEntry> {
  const { actor_id = null } = entry
  const key = isApiKeyId(actor_id) ? await findApiKey(database, actor_id) : null
  return key ? { ...entry, data: { ...entry.data, api_key: key } } : entry
}

async function findApiKey(
  database: Database,
  id: string | null
): Promise<ApiKey | null> {
  return await database.row<ApiKey>(
    sql`WITH RECURSIVE chain AS (
        SELECT title, created_by, 1 AS step FROM api_key WHERE id = ${id}
        UNION ALL
        SELECT chain.title, creator.created_by, chain.step + 1
        FROM chain JOIN api_key AS creator ON creator.id = chain.created_by
        WHERE chain.step < ${CREATORS_MAX})
      SELECT title, created_by FROM chain ORDER BY step DESC LIMIT 1`
  )
}
