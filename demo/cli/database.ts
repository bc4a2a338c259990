import path from "node:path"

import { Client } from "pg"

import { checkDatabase } from "../postgres/check-database"
import { startPostgres } from "../postgres/server"
import type { RedisServer } from "../redis/server"
import { names } from "../src/seed/names"
import { runMedusa } from "./child"
import { fingerprint } from "./fingerprint"
import { Problem } from "./problem"
import { step } from "./progress"
import { DATABASE, paths } from "./settings"

/** The database that the store uses. */
export interface Database {
  url: string
  stop(): Promise<void>
}

/** Throws when `DATABASE_URL` is given and can't be used. */
export async function checkGivenDatabase(): Promise<void> {
  const given = process.env.DATABASE_URL
  if (given) {
    await checkDatabase(given).catch((error: unknown) => {
      throw new Problem(
        "La base PostgreSQL de DATABASE_URL n'est pas joignable : démarrez-la ou corrigez l'adresse, ou retirez DATABASE_URL pour utiliser celle de la démo.",
        error instanceof Error ? error.message : String(error)
      )
    })
  }
}

/** The database of `DATABASE_URL`, or one of the embedded PostgreSQL. */
export async function openDatabase(): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) {
    return { url: given, stop: async () => undefined }
  }
  const server = await step("PostgreSQL", () =>
    startPostgres({ folder: paths.postgres })
  )
  await query(server.url("postgres"), `CREATE DATABASE "${DATABASE}"`).catch(
    (error: unknown) => {
      const isThere =
        error instanceof Error && "code" in error && error.code === "42P04"
      if (!isThere) {
        throw error
      }
    }
  )
  return { url: server.url(DATABASE), stop: () => server.stop() }
}

/**
 * Migrates and seeds; over Redis, Medusa's workflow engine has other tables. It is remembered in the database itself, in a schema that
 * Medusa doesn't look at: nothing to do at the next start, all to do when the
 * data was deleted or the plugin's models have changed.
 */
export async function prepareDatabase(
  { url }: Database,
  redis?: RedisServer
): Promise<void> {
  const sources = await fingerprint([
    path.join(paths.pluginBuild, "src/modules"),
    path.join(paths.pluginBuild, "src/links"),
    path.join(paths.demo, "src/seed"),
    path.join(paths.repository, "package-lock.json"),
  ])
  const now = redis ? `${sources} over Redis` : sources
  await query(
    url,
    "CREATE SCHEMA IF NOT EXISTS demo; CREATE TABLE IF NOT EXISTS demo.prepared (fingerprint text)"
  )
  const [prepared] = await query(url, "SELECT fingerprint FROM demo.prepared")
  if (prepared?.fingerprint === now) {
    return
  }
  const medusa = {
    cwd: paths.demo,
    env: { DATABASE_URL: url, REDIS_URL: redis?.url ?? "" },
  }
  await step("Tables", () =>
    runMedusa(["db:migrate"], { ...medusa, log: "migrations" })
  )
  await step("Produits et prix / Products and prices", () =>
    runMedusa(["exec", "./src/scripts/seed.ts"], { ...medusa, log: "seed" })
  )
  await query(url, "DELETE FROM demo.prepared")
  await query(url, "INSERT INTO demo.prepared VALUES ($1)", [now])
}

/** The key with which a shop asks for the demo's products. */
export async function publishableKey({ url }: Database): Promise<string> {
  const [key] = await query(
    url,
    "SELECT token FROM api_key WHERE title = $1 AND deleted_at IS NULL",
    [names.publishableKey]
  )
  if (!key?.token) {
    throw new Error("The seed has left no publishable key.")
  }
  return key.token
}

async function query(
  connectionString: string,
  text: string,
  values?: string[]
): Promise<Record<string, string>[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Record<string, string>>(text, values)).rows
  } finally {
    await client.end()
  }
}
