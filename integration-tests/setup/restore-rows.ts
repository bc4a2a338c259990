/* eslint-disable @medusajs/import-from-framework-not-internal -- the public entry
   point would be this file itself */
import {
  createPostgresDatabaseTemplate as copyDatabase,
  restorePostgresDatabaseFromTemplate as copyBack,
} from "@medusajs/test-utils/dist/medusa-test-runner-utils/postgres-template"
import { Client, DatabaseError } from "pg"

// Jest loads this file in place of the one of `@medusajs/test-utils` that it
// imports (`moduleNameMapper`). That one drops the database before each test and
// copies it anew. It costs a fifth of the tier's time: the copy itself, and then
// new connections, for each of which PostgreSQL fills its caches again.
export * from "@medusajs/test-utils/dist/medusa-test-runner-utils/postgres-template"

type Databases = Parameters<typeof copyDatabase>[0]

/** The schema in the kept state, and an open connection, by database. */
const schemas = new Map<string, string>()
const clients = new Map<string, Client>()

/** Another one with each table, trigger, constraint or function. */
const SCHEMA_COUNTS = `
  SELECT concat_ws(' ', (SELECT count(*) FROM pg_class),
    (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_constraint),
    (SELECT count(*) FROM pg_proc)) AS counts`

const LOCK_TIMEOUT_MS = 2_000
/** Another query keeps its lock for longer. */
const LOCK_NOT_AVAILABLE = "55P03"
const DEADLOCK = "40P01"

/** Keeps the rows of all tables, and the sequences, in a schema of their own. */
const KEEP_ROWS = `
  CREATE SCHEMA kept;
  CREATE TABLE kept.table_list (name text, columns text);
  CREATE TABLE kept.sequence_list (name text, value bigint, called boolean);
  DO $$
  DECLARE
    one text;
    columns text;
    is_filled boolean;
  BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      SELECT string_agg(quote_ident(attname), ',') INTO columns
        FROM pg_attribute
        WHERE attrelid = format('public.%I', one)::regclass
          AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
      EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', one) INTO is_filled;
      IF is_filled THEN
        EXECUTE format('CREATE TABLE kept.%I AS SELECT %s FROM public.%I',
          one, columns, one);
      END IF;
      INSERT INTO kept.table_list
        VALUES (one, CASE WHEN is_filled THEN columns END);
    END LOOP;
    FOR one IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'
    LOOP
      EXECUTE format('INSERT INTO kept.sequence_list
        SELECT %L, last_value, is_called FROM public.%I', one, one);
    END LOOP;
  END $$;
  CREATE FUNCTION kept.restore() RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    one record;
  BEGIN
    -- Without triggers and foreign keys: the rows fit together.
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT name, columns FROM kept.table_list LOOP
      EXECUTE format('DELETE FROM public.%I', one.name);
      IF one.columns IS NOT NULL THEN
        EXECUTE format('INSERT INTO public.%I (%s) SELECT * FROM kept.%I',
          one.name, one.columns, one.name);
      END IF;
    END LOOP;
    PERFORM setval(format('public.%I', name)::regclass, value, called)
      FROM kept.sequence_list;
  END $$`

/** Keeps the state of a database before its first test. */
export async function createPostgresDatabaseTemplate(
  databases: Databases
): Promise<void> {
  const client = await connect(databases.databaseName)
  await client.query(KEEP_ROWS)
  schemas.set(databases.databaseName, await countSchema(client))
  await copyDatabase(databases)
}

/**
 * Brings that state back: the rows alone, or a copy of the whole database if a
 * test left another schema or a query that doesn't end.
 */
export async function restorePostgresDatabaseFromTemplate(
  databases: Databases
): Promise<void> {
  const { databaseName } = databases
  const client = await connect(databaseName)
  const isRestored =
    (await countSchema(client)) === schemas.get(databaseName) &&
    (await restoreRows(client))
  if (!isRestored) {
    await copyBack(databases)
  }
}

/** @returns false if another query has locked a row for seconds */
async function restoreRows(client: Client): Promise<boolean> {
  try {
    await client.query("SELECT kept.restore()")
    return true
  } catch (error) {
    if (
      error instanceof DatabaseError &&
      [LOCK_NOT_AVAILABLE, DEADLOCK].includes(error.code ?? "")
    ) {
      return false
    }
    throw error
  }
}

async function countSchema(client: Client): Promise<string> {
  const { rows } = await client.query<{ counts: string }>(SCHEMA_COUNTS)
  return rows[0]?.counts ?? ""
}

async function connect(database: string): Promise<Client> {
  const open = clients.get(database)
  if (open) {
    return open
  }
  const client = new Client({
    host: process.env.DB_HOST,
    port: Number(process.env.DB_PORT),
    user: process.env.DB_USERNAME,
    password: process.env.DB_PASSWORD,
    database,
    lock_timeout: LOCK_TIMEOUT_MS,
  })
  // A copy or a removal of the database ends all its connections.
  client.on("error", () => clients.delete(database))
  client.on("end", () => clients.delete(database))
  await client.connect()
  clients.set(database, client)
  return client
}
