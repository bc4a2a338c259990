import { setTimeout as sleep } from "node:timers/promises"
import { ConcurrencyLimit } from "./concurrency-limit"

/** Checks that callbacks cause and that run at once in this process. */
const CHECKS_AT_ONCE = 10
/**
 * Syncs that run at once in this process. More would not be faster: core locks
 * each stocked item and stops waiting for the lock after five seconds.
 */
const SYNCS_AT_ONCE = 8

/** Callbacks of one burst arrive within this time of each other. */
const QUIET_MS = 20
/** How long confirming waits at most for the answers of a burst. */
const BURST_MAX_MS = 5_000
/** A transaction that is due later is left to the recheck job. */
const DUE_WITHIN_MS = 2_000
/** A timer may fire a little early, and the database decides what is due. */
const CLOCK_SLACK_MS = 25

/**
 * Schedules in this process what callbacks cause: answers of a burst first,
 * then checks, ten at once, one for the duplicates of a transaction. What waits
 * here stays due in the database, so that a lost queue loses nothing: the
 * recheck job and the shopper's poll confirm it too.
 */
export class ConfirmQueue {
  private readonly checks = new ConcurrencyLimit(CHECKS_AT_ONCE)
  private readonly syncs = new ConcurrencyLimit(SYNCS_AT_ONCE)
  /** Ids of transactions that wait for their check. */
  private readonly queued = new Set<string>()
  private unanswered = 0
  private lastAnswer = 0
  private quiet: Promise<void> | null = null
  private isRechecking = false

  /** Counts a callback as unanswered while `store` runs. */
  async storing<T>(store: () => Promise<T>): Promise<T> {
    this.unanswered++
    try {
      return await store()
    } finally {
      this.unanswered--
      this.lastAnswer = performance.now()
    }
  }

  /**
   * Confirms a transaction once it is due and its burst is answered. Coalesces
   * duplicates that come before. Leaves it to the recheck job if it is due
   * later than in two seconds, or not at all.
   *
   * @param confirm must not throw
   */
  async confirm(
    { id, due_in_ms }: { id: string; due_in_ms: number | null },
    confirm: () => Promise<void>
  ): Promise<void> {
    const wait = due_in_ms ?? Infinity
    if (wait > DUE_WITHIN_MS || this.queued.has(id)) {
      return
    }
    this.queued.add(id)
    await sleep(Math.max(wait, 0) + (wait > 0 ? CLOCK_SLACK_MS : 0))
    this.quiet ??= this.untilQuiet().finally(() => (this.quiet = null))
    await this.quiet
    await this.checks.run(async () => {
      this.queued.delete(id)
      await confirm()
    })
  }

  /** Runs a sync when a slot is free. */
  async sync(sync: () => Promise<void>): Promise<void> {
    await this.syncs.run(sync)
  }

  /** Runs the recheck job, unless its last run still goes on in this process. */
  async recheck(run: () => Promise<unknown>): Promise<void> {
    if (this.isRechecking) {
      return
    }
    this.isRechecking = true
    try {
      await run()
    } finally {
      this.isRechecking = false
    }
  }

  private async untilQuiet(): Promise<void> {
    const deadline = performance.now() + BURST_MAX_MS
    do {
      await sleep(QUIET_MS)
    } while (this.isBusy() && performance.now() < deadline)
  }

  private isBusy(): boolean {
    return this.unanswered > 0 || performance.now() - this.lastAnswer < QUIET_MS
  }
}
