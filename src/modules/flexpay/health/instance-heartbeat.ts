import type { ConfigModule, Logger } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Database } from "../store/database"
import { sql } from "../store/sql"
import { sharesLocks } from "./shared-locks"

/** The Medusa instances that run on this database. */
export interface RunningInstances {
  count: number
  shareLocks: boolean
}

/**
 * Time between two beats, and before the first one: scripts (`medusa exec`,
 * `db:migrate`) run beside every store, most of them for less.
 */
const BEAT_MS = 10_000
/** Allows for the late beats of a busy process or database. */
const SILENT_AFTER_SECONDS = 45

/**
 * Records that this instance runs, and warns when it shares no locks with
 * others. Uses the database's clock only, since those of instances may differ.
 */
export class InstanceHeartbeat {
  private readonly id = generateEntityId(undefined, "fpin")
  private readonly since = performance.now()
  private readonly shareLocks: boolean
  private timer: NodeJS.Timeout | undefined
  private beating: Promise<void> = Promise.resolve()
  private isWarned = false

  constructor(
    private readonly database: Database,
    private readonly logger: Pick<Logger, "warn">,
    /** Undefined where the module runs without a whole Medusa: no beats then. */
    private readonly medusa: Pick<ConfigModule, "modules"> | undefined
  ) {
    this.shareLocks = !medusa || sharesLocks(medusa)
  }

  /** Beats until `stop`; keeps no process alive. */
  start(): void {
    if (!this.medusa) {
      return
    }
    this.timer ??= setInterval(() => {
      // Other queries report a failing database.
      this.beating = this.beat().catch(() => undefined)
    }, BEAT_MS).unref()
  }

  /** Removes this instance, so that a restart does not count as a second one. */
  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.timer = undefined
    await this.beating
    await this.database
      .rows(sql`DELETE FROM flexpay_instance WHERE id = ${this.id}`)
      .catch(() => undefined)
  }

  /**
   * Counts this instance and those that beat since it started: the last beat of
   * a killed one is older than the instance that replaced it.
   */
  async running(): Promise<RunningInstances> {
    const ageSeconds = (performance.now() - this.since) / 1000
    const peers = await this.countOthers(
      Math.min(SILENT_AFTER_SECONDS, ageSeconds)
    )
    return {
      count: 1 + peers.count,
      shareLocks: this.shareLocks && peers.shareLocks,
    }
  }

  /**
   * Counts the other instances that beat within some seconds; by default as
   * many as a running one needs for it.
   */
  async countOthers(seconds = (2 * BEAT_MS) / 1000): Promise<RunningInstances> {
    return await this.database.one<RunningInstances>(
      sql`SELECT count(*)::int AS count,
          coalesce(bool_and(shares_locks), true) AS "shareLocks"
        FROM flexpay_instance
        WHERE id <> ${this.id} AND deleted_at IS NULL
          AND seen_at > clock_timestamp() - make_interval(secs => ${seconds})`
    )
  }

  /** Records that this instance runs, and removes those that ended long ago. */
  async beat(): Promise<void> {
    await this.database.rows(
      sql`WITH ended AS (
          DELETE FROM flexpay_instance
          WHERE id <> ${this.id}
            AND seen_at < clock_timestamp() - interval '1 hour')
        INSERT INTO flexpay_instance (id, seen_at, shares_locks)
        VALUES (${this.id}, clock_timestamp(), ${this.shareLocks})
        ON CONFLICT (id) DO UPDATE
        SET seen_at = clock_timestamp(), updated_at = now()`
    )
    const { count, shareLocks } = await this.running()
    const isUnsafe = count > 1 && !shareLocks
    if (isUnsafe && !this.isWarned) {
      this.logger.warn(
        `FlexPay: ${count} instances of Medusa run on this database without sharing their locks, so two of them can change one cart, or sell the last piece, at the same time. Give the module "@medusajs/medusa/locking" in the medusa-config of each the provider "@medusajs/medusa/locking-redis" or "@medusajs/medusa/locking-postgres".`
      )
    }
    this.isWarned = isUnsafe
  }
}
