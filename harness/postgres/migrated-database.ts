import { Client } from "pg"

/**
 * Migrating a whole Medusa takes seconds. The first store of a run does it; its
 * empty database is kept, and the next ones start from a copy of that.
 */
const MIGRATED = "flexpay-migrated"
/** With the tables of Medusa's roles, which other stores do not have. */
const MIGRATED_WITH_ROLES = "flexpay-migrated-roles"

/** Makes the database as a copy of the migrated one, when there is one yet. */
export async function createMigratedDatabase(name: string): Promise<void> {
  await withClient(async (client) => {
    await client
      .query(`CREATE DATABASE "${name}" TEMPLATE "${template()}"`)
      // Not there yet, or being made by another worker: Medusa migrates.
      .catch(() => undefined)
  })
}

/** Keeps a copy of this database, which was migrated and not written to yet. */
export async function keepMigratedDatabase(name: string): Promise<void> {
  await withClient(async (client) => {
    const copies = await client.query(
      "SELECT 1 FROM pg_database WHERE datname = $1",
      [template()]
    )
    if (copies.rowCount) {
      return
    }
    // PostgreSQL copies only a database that nobody is connected to.
    await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`)
    try {
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1",
        [name]
      )
      await client
        .query(`CREATE DATABASE "${template()}" TEMPLATE "${name}"`)
        // Another worker was faster.
        .catch(() => undefined)
    } finally {
      await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`)
    }
  })
}

function template(): string {
  return process.env.MEDUSA_FF_RBAC ? MIGRATED_WITH_ROLES : MIGRATED
}

async function withClient(use: (client: Client) => Promise<void>) {
  const client = new Client({
    host: process.env.DB_HOST,
    port: Number(process.env.DB_PORT),
    user: process.env.DB_USERNAME,
    password: process.env.DB_PASSWORD,
    database: "postgres",
  })
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}
