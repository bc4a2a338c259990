import { Client, Pool } from "pg"
import type { QueryResultRow } from "pg"
import { waitFor } from "../wait-for"

function login(database: string) {
  return {
    host: process.env.DB_HOST,
    port: Number(process.env.DB_PORT),
    user: process.env.DB_USERNAME,
    password: process.env.DB_PASSWORD,
    database,
  }
}

/** A lock that a test holds, to stop Medusa in a chosen SQL statement. */
export interface HeldLock {
  /** The backend that holds it. */
  pid: number
  /** Returns once so many of Medusa's SQL statements wait for it. */
  waitedFor(count?: number, withinMs?: number): Promise<void>
  release(): Promise<void>
}

/** The database of a shop, without Medusa between. */
export class Database {
  private readonly pool: Pool
  private readonly locks = new Set<Client>()

  constructor(readonly name: string) {
    this.pool = new Pool({ ...login(name), max: 4 })
    // The server may be gone before us when the run is interrupted.
    this.pool.on("error", () => undefined)
  }

  get url(): string {
    const { host, port, user, password } = login(this.name)
    const url = new URL(`postgres://${host}:${port}/${this.name}`)
    url.username = user ?? ""
    url.password = password ?? ""
    return url.href
  }

  async query<Row extends QueryResultRow>(
    sql: string,
    parameters: unknown[] = []
  ): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, parameters)).rows
  }

  /** Holds what `sql` locks until it is released. */
  async lock(sql: string, parameters: unknown[] = []): Promise<HeldLock> {
    const client = new Client(login(this.name))
    client.on("error", () => undefined)
    await client.connect()
    this.locks.add(client)
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pg_backend_pid() AS pid"
    )
    const pid = rows[0]?.pid ?? 0
    await client.query("BEGIN")
    await client.query(sql, parameters)
    return {
      pid,
      waitedFor: async (count = 1, withinMs) => {
        const isWaitedFor = async () => {
          const waiting = await this.query(
            `SELECT 1 FROM pg_stat_activity
             WHERE datname = $1 AND $2 = ANY (pg_blocking_pids(pid))`,
            [this.name, pid]
          )
          return waiting.length >= count
        }
        await waitFor(`SQL statements that wait for: ${sql}`, isWaitedFor, {
          withinMs,
        })
      },
      release: async () => {
        this.locks.delete(client)
        await client.end()
      },
    }
  }

  async releaseLocks(): Promise<void> {
    const locks = [...this.locks]
    this.locks.clear()
    await Promise.all(locks.map((client) => client.end()))
  }

  /**
   * Ends what a dead server left in PostgreSQL. An SQL statement that waits for
   * a lock is otherwise executed once it gets the lock, without its client.
   */
  async hangUpOn(applicationName: string): Promise<void> {
    await this.query(
      `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
       WHERE datname = $1 AND application_name = $2`,
      [this.name, applicationName]
    )
  }

  /** Closes the connections; the database stays. */
  async close(): Promise<void> {
    await this.releaseLocks()
    await this.pool.end()
  }

  async drop(): Promise<void> {
    await this.close()
    await onServer(`DROP DATABASE IF EXISTS "${this.name}" WITH (FORCE)`)
  }
}

/** Runs one SQL statement that is about databases. */
export async function onServer(sql: string, parameters: unknown[] = []) {
  const client = new Client(login("postgres"))
  await client.connect()
  try {
    return await client.query(sql, parameters)
  } finally {
    await client.end()
  }
}
