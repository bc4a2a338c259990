import type { Database } from "./database"
import { sql } from "./sql"

/** Times that are compared across servers are read from here. */
export interface Clock {
  now: () => Promise<Date>
}

/** For how long the monotonic clock extends a reading. */
const READING_LASTS_MS = 60_000

interface Reading {
  /** The database's time, in milliseconds since 1970. */
  time: number
  /** `performance.now()` when the database answered. */
  readAt: number
}

/**
 * The database's clock, read once a minute and extended by the process's
 * monotonic clock in between. Servers whose own clocks differ, or jump, agree
 * on it. It is behind by at most one round trip to the database, and never
 * ahead.
 */
export class DatabaseClock implements Clock {
  private reading: Promise<Reading> | undefined
  private readUntil = 0

  constructor(private readonly database: Database) {}

  /** @throws MedusaError (database_error) */
  async now(): Promise<Date> {
    if (!this.reading || performance.now() >= this.readUntil) {
      this.readUntil = performance.now() + READING_LASTS_MS
      this.reading = this.read()
    }
    try {
      const { time, readAt } = await this.reading
      return new Date(time + performance.now() - readAt)
    } catch (error) {
      this.reading = undefined
      throw error
    }
  }

  private async read(): Promise<Reading> {
    const { time } = await this.database.one<{ time: string }>(
      sql`SELECT extract(epoch FROM clock_timestamp()) * 1000 AS time`
    )
    return { time: Number(time), readAt: performance.now() }
  }
}
