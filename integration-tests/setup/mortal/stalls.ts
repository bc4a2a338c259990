import type { Database } from "../../../harness/postgres/database"

/** Tables of core's whose inserts can be made to wait. */
const TABLES = [
  "order_cart",
  "order_payment_collection",
  "payment",
  "reservation_item",
] as const

/** Rows whose insert a server waits before. */
export interface StalledInsert {
  table: (typeof TABLES)[number]
  /** An id that the row holds in any column; all rows without it. */
  holding?: string
}

/** A server that stands still in its inserts. */
export interface Stall {
  /** Returns once so many inserts wait. */
  reached(count?: number): Promise<void>
  /** Lets the inserts go on, and those that come later too. */
  release(): Promise<void>
}

/**
 * Makes a server wait before it inserts certain rows, as a slow disk, a garbage
 * collection or a network that drops packets does. The server lives, and all
 * others go on.
 */
export class Stalls {
  private count = 0

  private constructor(private readonly database: Database) {}

  /** Prepares the tables of a shop; nothing waits yet. */
  static async install(database: Database): Promise<Stalls> {
    await database.query(
      `CREATE TABLE stall (server text NOT NULL, name text NOT NULL,
         holding text NOT NULL, key bigint NOT NULL)`
    )
    await database.query(`
      CREATE FUNCTION stall() RETURNS trigger AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(s.key) FROM stall s
        WHERE s.server = current_setting('application_name')
          AND s.name = TG_TABLE_NAME
          AND position(s.holding IN NEW::text) > 0;
        RETURN NEW;
      END $$ LANGUAGE plpgsql`)
    for (const table of TABLES) {
      await database.query(
        `CREATE TRIGGER stall BEFORE INSERT ON ${table}
         FOR EACH ROW EXECUTE FUNCTION stall()`
      )
    }
    return new Stalls(database)
  }

  /** @param server its name in PostgreSQL, for example "medusa-1" */
  async begin(
    server: string,
    inserts: readonly StalledInsert[]
  ): Promise<Stall> {
    this.count += 1
    const key = 7_000_000 + this.count
    const lock = await this.database.lock(
      `SELECT pg_advisory_xact_lock(${key})`
    )
    for (const { table, holding = "" } of inserts) {
      await this.database.query("INSERT INTO stall VALUES ($1, $2, $3, $4)", [
        server,
        table,
        holding,
        key,
      ])
    }
    return {
      reached: async (count) => await lock.waitedFor(count),
      release: async () => {
        await lock.release()
        await this.database.query("DELETE FROM stall WHERE key = $1", [key])
      },
    }
  }
}
