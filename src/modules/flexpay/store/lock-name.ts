import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "./execute"
import { sql } from "./sql"

/** Locks a name until the database transaction ends. */
export async function lockName(
  manager: SqlEntityManager,
  name: string
): Promise<void> {
  await execute(
    manager,
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`
  )
}
