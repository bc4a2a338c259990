import path from "node:path"

import { Client } from "pg"

import { checkDatabase } from "../postgres/check-database"
import { startPostgres } from "../postgres/server"
import type { RedisServer } from "../redis/server"
import { names } from "../src/seed/names"
import { runMedusa } from "./child-program"
import { fingerprint } from "./fingerprint"
import { UserError } from "./user-error"
import { step } from "./progress"
import { DATABASE, paths } from "./settings"

/** The database that the store uses. */
export interface Database {
  url: string
  stop(): Promise<void>
}

/** @throws UserError if `DATABASE_URL` is set and cannot be used */
export async function checkGivenDatabase(): Promise<void> {
  const givenUrl = process.env.DATABASE_URL
  if (givenUrl) {
    await checkDatabase(givenUrl).catch((error: unknown) => {
      throw new UserError(
        "La base PostgreSQL de DATABASE_URL n'est pas joignable : démarrez-la ou corrigez l'adresse, ou retirez DATABASE_URL pour utiliser celle de la démo.",
        error instanceof Error ? error.message : String(error)
      )
    })
  }
}

/** Opens the database of `DATABASE_URL`, or of the embedded PostgreSQL. */
export async function openDatabase(): Promise<Database> {
  const givenUrl = process.env.DATABASE_URL
  if (givenUrl) {
    return { url: givenUrl, stop: async () => undefined }
  }
  const server = await step("PostgreSQL", () =>
    startPostgres({ folder: paths.postgres })
  )
  await query(server.url("postgres"), `CREATE DATABASE "${DATABASE}"`).catch(
    (error: unknown) => {
      const alreadyExists =
        error instanceof Error && "code" in error && error.code === "42P04"
      if (!alreadyExists) {
        throw error
      }
    }
  )
  return { url: server.url(DATABASE), stop: () => server.stop() }
}

/**
 * Migrates and seeds the database if one of its sources has changed. Their
 * fingerprint is stored in the database itself, in a schema that Medusa ignores.
 * Over Redis the tables differ: those of Medusa's workflow engine.
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
  const current = redis ? `${sources} over Redis` : sources
  await query(
    url,
    "CREATE SCHEMA IF NOT EXISTS demo; CREATE TABLE IF NOT EXISTS demo.prepared (fingerprint text)"
  )
  const [prepared] = await query(url, "SELECT fingerprint FROM demo.prepared")
  if (prepared?.fingerprint === current) {
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
  await query(url, "INSERT INTO demo.prepared VALUES ($1)", [current])
}

/** The publishable key of the demo's shop. */
export async function publishableKey({ url }: Database): Promise<string> {
  const [key] = await query(
    url,
    "SELECT token FROM api_key WHERE title = $1 AND deleted_at IS NULL",
    [names.publishableKey]
  )
  if (!key?.token) {
    throw new Error("The seed created no publishable key.")
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
