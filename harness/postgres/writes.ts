import type { Database, HeldLock } from "./database"
import { waitFor } from "../wait-for"

/** A write of a server: the nth of its kind to a table since it was armed. */
export interface Write {
  table: string
  operation: string
  nth: number
}

interface LoggedWrite {
  table: string
  operation: string
  transaction: string
}

/** Not part of any act: written by the clock, or by the tests themselves. */
const NOT_WATCHED = [
  "flexpay_disturbance",
  // Written in the same statement as another table, or after the commit.
  "flexpay_event",
  "flexpay_instance",
  "flexpay_job",
  "store_event",
  "slow_insert",
  "write_log",
  "write_logged",
  "write_armed",
]

/** An act on which a server is to be stopped. */
export interface StoppedAct {
  begin(): Promise<void>
  isDone(): Promise<boolean>
}

/**
 * Where an act stands: in the write at which it was to be stopped; waiting for
 * what another stopped act holds, in the database or in memory; or at its end,
 * without such a write.
 */
export type Stop = "stopped" | "waiting" | "ended"

const FIRST_LOCK = 6_000_000
const IS_BUSY = `state <> 'idle' AND wait_event_type IS DISTINCT FROM 'Lock'`
/** Looks in a row, 50 ms apart, at which a server must do nothing. */
const CALM_LOOKS = 4
/** The same for a server that waits for a lock of its own. */
const OBSTRUCTED_LOOKS = 40
/** The same for an act that is done, after which nothing is written any more. */
const ENDED_LOOKS = 20
/** The same for an act that is not done: it waits for what is held in memory. */
const STUCK_LOOKS = 160

/**
 * Watches every SQL statement by which a server changes a row, in whatever table,
 * and stops the server at one of them.
 */
export class Writes {
  private stops = 0

  private constructor(private readonly database: Database) {}

  /** Prepares the tables of a shop; nothing is stopped yet. */
  static async watch(database: Database): Promise<Writes> {
    await database.query(`
      CREATE TABLE write_log (id bigserial, "table" text, operation text,
        transaction text);
      CREATE TABLE write_logged (server text);
      CREATE TABLE write_armed (server text, "table" text, operation text, nth bigint,
        key bigint, counter regclass);
      CREATE FUNCTION watch_write() RETURNS trigger AS $$
      DECLARE
        armed record;
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM changed) THEN
          RETURN NULL;
        END IF;
        INSERT INTO write_log ("table", operation, transaction)
          SELECT TG_TABLE_NAME, TG_OP, pg_current_xact_id()::text
          FROM write_logged
          WHERE server = current_setting('application_name');
        SELECT nth, key, counter INTO armed FROM write_armed
          WHERE server = current_setting('application_name')
            AND "table" = TG_TABLE_NAME AND operation = TG_OP;
        IF FOUND AND nextval(armed.counter) = armed.nth THEN
          PERFORM pg_advisory_xact_lock_shared(armed.key);
        END IF;
        RETURN NULL;
      END $$ LANGUAGE plpgsql;
      DO $$
      DECLARE
        watched record;
      BEGIN
        FOR watched IN SELECT c.oid::regclass AS name FROM pg_class c
          WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            AND c.relname <> ALL (ARRAY['${NOT_WATCHED.join("','")}'])
        LOOP
          EXECUTE format('CREATE TRIGGER watch_insert AFTER INSERT ON %s
            REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
            EXECUTE FUNCTION watch_write()', watched.name);
          EXECUTE format('CREATE TRIGGER watch_update AFTER UPDATE ON %s
            REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
            EXECUTE FUNCTION watch_write()', watched.name);
          EXECUTE format('CREATE TRIGGER watch_delete AFTER DELETE ON %s
            REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
            EXECUTE FUNCTION watch_write()', watched.name);
        END LOOP;
      END $$`)
    return new Writes(database)
  }

  /**
   * All writes of an act, and of these the last of each database transaction.
   * A server that dies before a transaction's last write has written none of
   * it: these are all states that a death can leave.
   * @param server its name in PostgreSQL, for example "medusa-0"
   */
  async record(
    server: string,
    act: () => Promise<void>
  ): Promise<{ writes: number; lastOfEach: Write[] }> {
    await this.quiet(server)
    await this.database.query("DELETE FROM write_log")
    await this.database.query("INSERT INTO write_logged VALUES ($1)", [server])
    await act()
    await this.quiet(server)
    await this.database.query("DELETE FROM write_logged")
    const log = await this.database.query<LoggedWrite>(
      `SELECT "table", operation, transaction FROM write_log ORDER BY id`
    )
    const counts = new Map<string, number>()
    const numbered = log.map(({ table, operation, transaction }) => {
      const nth = (counts.get(`${operation} ${table}`) ?? 0) + 1
      counts.set(`${operation} ${table}`, nth)
      return { table, operation, nth, transaction }
    })
    const lastOfEach = numbered.filter(
      ({ transaction }, index) =>
        !numbered
          .slice(index + 1)
          .some((later) => later.transaction === transaction)
    )
    return {
      writes: log.length,
      lastOfEach: lastOfEach.map(({ table, operation, nth }) => ({
        table,
        operation,
        nth,
      })),
    }
  }

  /**
   * Stops a server in writes of an act, before they are committed; only killing
   * it frees it. The act must be all that the server does.
   * @param writes one; or several that are made at the same time
   */
  async stopAt(
    server: string,
    writes: readonly Write[],
    act: StoppedAct
  ): Promise<Stop> {
    await this.quiet(server)
    const lock = await this.arm(server, writes)
    await act.begin()
    const stop = await this.stopOf(server, act, {
      pid: lock.pid,
      count: writes.length,
    })
    if (stop === "stopped") {
      await this.quiet(server)
    }
    await this.disarm()
    return stop
  }

  /**
   * Stops a server in the next such write, whatever it is doing. Returns once it
   * stands there.
   * @throws when it does not come to it in time
   */
  async stopAtNext(
    server: string,
    write: Write,
    withinMs: number
  ): Promise<void> {
    const lock = await this.arm(server, [write])
    await lock.waitedFor(1, withinMs)
    await this.disarm()
  }

  private async arm(
    server: string,
    writes: readonly Write[]
  ): Promise<HeldLock> {
    this.stops += 1
    const key = FIRST_LOCK + this.stops
    const lock = await this.database.lock(
      `SELECT pg_advisory_xact_lock(${key})`
    )
    await this.disarm()
    for (const [index, { table, operation, nth }] of writes.entries()) {
      const counter = `write_count_${this.stops}_${index}`
      await this.database.query(`CREATE SEQUENCE ${counter}`)
      await this.database.query(
        "INSERT INTO write_armed VALUES ($1, $2, $3, $4, $5, $6::regclass)",
        [server, table, operation, nth, key, counter]
      )
    }
    return lock
  }

  private async disarm(): Promise<void> {
    await this.database.query("DELETE FROM write_armed")
  }

  /** Waits until it is clear where the act stands. */
  private async stopOf(
    server: string,
    { isDone }: StoppedAct,
    { pid, count }: { pid: number; count: number }
  ): Promise<Stop> {
    let obstructed = 0
    let calm = 0
    return await waitFor(`${server} to stand in a write`, async () => {
      const [row] = await this.database.query<{
        stopped: number
        obstructed: number
        busy: number
      }>(
        `WITH backend AS (
           SELECT *, pg_blocking_pids(pid) AS blockers FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = $1)
         SELECT count(*) FILTER (WHERE $2 = ANY (blockers))::int AS stopped,
           count(*) FILTER (WHERE EXISTS (
             SELECT 1 FROM backend other
             WHERE other.pid = ANY (backend.blockers)))::int AS obstructed,
           count(*) FILTER (WHERE ${IS_BUSY})::int AS busy
         FROM backend`,
        [server, pid]
      )
      if (row && row.stopped >= count) {
        return "stopped"
      }
      obstructed = row?.obstructed ? obstructed + 1 : 0
      calm = row?.busy ? 0 : calm + 1
      if (obstructed >= OBSTRUCTED_LOOKS || calm >= STUCK_LOOKS) {
        return "waiting"
      }
      return calm >= ENDED_LOOKS && (await isDone()) ? "ended" : null
    })
  }

  /** Returns once the server does nothing in the database, or waits there. */
  private async quiet(server: string): Promise<void> {
    let calm = 0
    await waitFor(`${server} to be quiet`, async () => {
      const [row] = await this.database.query<{ busy: number }>(
        `SELECT count(*)::int AS busy FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = $1
           AND ${IS_BUSY}`,
        [server]
      )
      calm = row?.busy ? 0 : calm + 1
      return calm >= CALM_LOOKS
    })
  }
}
