import {
  createMigratedDatabase,
  keepMigratedDatabase,
} from "../postgres/migrated-database"
import { onServer } from "../postgres/database"
import type { Database } from "../postgres/database"
import { MedusaProcess } from "./medusa-process"

/**
 * Makes a shop's database, with all tables and nothing in them.
 * @param env of a server of the shop
 * @param options.hasOthers than Medusa's default modules: these have tables of
 * their own, which the copy lacks
 */
export async function makeShopDatabase(
  { name }: Database,
  env: NodeJS.ProcessEnv,
  { hasOthers = false } = {}
): Promise<void> {
  await createMigratedDatabase(name)
  const { rowCount } = await onServer(
    "SELECT 1 FROM pg_database WHERE datname = $1",
    [name]
  )
  if (!rowCount) {
    await onServer(`CREATE DATABASE "${name}"`)
  }
  if (!rowCount || hasOthers) {
    await MedusaProcess.migrate(env)
  }
  if (!rowCount && !hasOthers) {
    await keepMigratedDatabase(name)
  }
}
