import type { Database } from "../harness/postgres/database"

/** Core's tables whose rows decide what a payment becomes. */
export const SLOW_TABLES = [
  "order_cart",
  "order_payment_collection",
  "payment_session",
  "payment",
  "capture",
  "refund",
  "reservation_item",
] as const

/** Inserts that take long, as on a slow disk or behind a slow network. */
export class SlowInserts {
  private planned = 0

  private constructor(private readonly database: Database) {}

  /** Prepares the tables of a shop; nothing is slow yet. */
  static async install(database: Database): Promise<SlowInserts> {
    await database.query(`
      CREATE TABLE slow_insert (id serial, name text, seconds float);
      CREATE FUNCTION slow_insert() RETURNS trigger AS $$
      DECLARE
        slow record;
      BEGIN
        DELETE FROM slow_insert WHERE id = (
          SELECT id FROM slow_insert WHERE name = TG_TABLE_NAME
          ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING seconds INTO slow;
        IF FOUND THEN
          PERFORM pg_sleep(slow.seconds);
        END IF;
        RETURN NEW;
      END $$ LANGUAGE plpgsql`)
    for (const table of SLOW_TABLES) {
      await database.query(
        `CREATE TRIGGER slow_insert BEFORE INSERT ON ${table}
         FOR EACH ROW EXECUTE FUNCTION slow_insert()`
      )
    }
    return new SlowInserts(database)
  }

  /** Makes the next insert into a table take so long, in seconds. */
  async slowDown(
    table: (typeof SLOW_TABLES)[number],
    seconds: number
  ): Promise<void> {
    this.planned += 1
    await this.database.query(
      "INSERT INTO slow_insert (name, seconds) VALUES ($1, $2)",
      [table, seconds]
    )
  }

  /** How many inserts were slow. */
  async met(): Promise<number> {
    return this.planned - (await this.waiting())
  }

  /** No insert is slow from now on. */
  async stop(): Promise<void> {
    this.planned -= await this.waiting()
    await this.database.query("DELETE FROM slow_insert")
  }

  private async waiting(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM slow_insert"
    )
    return row?.count ?? 0
  }
}
