import {
  createMigratedDatabase,
  keepMigratedDatabase,
} from "../migrated-database"
import { onServer } from "./database"
import type { Database } from "./database"
import { MedusaProcess } from "./medusa-process"

/**
 * Makes a shop's database, with all tables and nothing in them.
 * @param env of a server of the shop
 */
export async function makeShopDatabase(
  { name }: Database,
  env: NodeJS.ProcessEnv
): Promise<void> {
  await createMigratedDatabase(name)
  const { rowCount } = await onServer(
    "SELECT 1 FROM pg_database WHERE datname = $1",
    [name]
  )
  if (!rowCount) {
    await onServer(`CREATE DATABASE "${name}"`)
    await MedusaProcess.migrate(env)
    await keepMigratedDatabase(name)
  }
}
