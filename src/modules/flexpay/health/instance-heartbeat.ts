import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { ConfigModule, Logger } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import { execute } from "../store/execute"
import { sharesLocks } from "./shared-locks"

/** The Medusas that run on this database now. */
export interface RunningInstances {
  /** This one among them. */
  count: number
  shareLocks: boolean
}

/**
 * Also how long an instance lives before it counts. Scripts (`medusa exec`,
 * `db:migrate`) run beside every store, most of them for less.
 */
const BEAT_MS = 10_000
/** Beats may come late from a busy process, or to a busy database. */
const SILENT_AFTER_SECONDS = 45

/**
 * Notes that this instance runs, and warns when others do that don't share its
 * locks. Only the database's clock is read, so that the instances' may differ.
 */
export class InstanceHeartbeat {
  private readonly id = generateEntityId(undefined, "fpin")
  private readonly since = performance.now()
  private readonly shareLocks: boolean
  private timer: NodeJS.Timeout | undefined
  private beating: Promise<void> = Promise.resolve()
  private isWarned = false

  constructor(
    private readonly manager: SqlEntityManager,
    private readonly logger: Pick<Logger, "warn">,
    /** Its config; undefined for the module alone, which nothing is noted of. */
    private readonly medusa: Pick<ConfigModule, "modules"> | undefined
  ) {
    this.shareLocks = !medusa || sharesLocks(medusa)
  }

  /** Goes on until `leave`; keeps no process alive. */
  begin(): void {
    if (!this.medusa) {
      return
    }
    this.timer ??= setInterval(() => {
      // A database that fails is told by all else that needs it.
      this.beating = this.beat().catch(() => undefined)
    }, BEAT_MS).unref()
  }

  /** So that a restart is not taken for a second instance. */
  async leave(): Promise<void> {
    clearInterval(this.timer)
    this.timer = undefined
    await this.beating
    await execute(this.manager, "DELETE FROM flexpay_instance WHERE id = ?", [
      this.id,
    ]).catch(() => undefined)
  }

  /**
   * Who runs now, by those who were seen since this instance started: what a
   * killed one left behind is older than the one that took its place.
   */
  async running(): Promise<RunningInstances> {
    const livedSeconds = (performance.now() - this.since) / 1000
    const [others] = await execute<RunningInstances>(
      this.manager,
      `SELECT count(*)::int AS count,
         coalesce(bool_and(shares_locks), true) AS "shareLocks"
       FROM flexpay_instance
       WHERE id <> ? AND deleted_at IS NULL
         AND seen_at > clock_timestamp() - make_interval(secs => ?)`,
      [this.id, Math.min(SILENT_AFTER_SECONDS, livedSeconds)]
    )
    return {
      count: 1 + (others?.count ?? 0),
      shareLocks: this.shareLocks && others?.shareLocks !== false,
    }
  }

  /** Notes that this instance runs, and forgets those that ended long ago. */
  async beat(): Promise<void> {
    await execute(
      this.manager,
      `WITH ended AS (
         DELETE FROM flexpay_instance
         WHERE id <> ? AND seen_at < clock_timestamp() - interval '1 hour')
       INSERT INTO flexpay_instance (id, seen_at, shares_locks)
       VALUES (?, clock_timestamp(), ?)
       ON CONFLICT (id) DO UPDATE
       SET seen_at = clock_timestamp(), updated_at = now()`,
      [this.id, this.id, this.shareLocks]
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
