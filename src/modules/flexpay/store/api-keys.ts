import type { Database } from "./database"
import { sql } from "./sql"

/** Keys that created keys; more are not followed. */
const CREATORS_MAX = 10

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
  let id = actorId
  for (let step = 0; isApiKeyId(id) && step < CREATORS_MAX; step++) {
    const key = await database.row<{ created_by: string }>(
      sql`SELECT created_by FROM api_key WHERE id = ${id}`
    )
    if (!key) {
      return id
    }
    id = key.created_by
  }
  return id
}
