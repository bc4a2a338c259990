import { setTimeout as sleep } from "node:timers/promises"
import type { Database } from "../store/database"
import { sql } from "../store/sql"
import type { Payment } from "../transaction/transaction"

/** How often the watched payments are read, all of them by one query. */
const READ_EVERY_MS = 150
/** Requests that one process lets wait; the others are answered at once. */
const WATCHERS_MAX = 200
/** The tabs of one shopper: one payment can't use up all places. */
const WATCHERS_PER_PAYMENT_MAX = 4

/** What a shopper's page shows of a payment, but for its remaining time. */
type Shown = Pick<
  Payment,
  | "state"
  | "reason"
  | "attention"
  | "disposition"
  | "order_id"
  | "authorized_session_id"
  | "redirect_url"
  | "order_canceled_at"
>

type WatchedRow = Shown & { id: string; is_due: boolean }

/** Why a watch ended: the payment changed, or its check is due. */
type WatchResult = "changed" | "due"

interface Watcher {
  id: string
  shown: string
  end: (result: WatchResult | null) => void
}

/**
 * Lets requests wait until a payment changes, whichever process changes it. A
 * process reads all payments that are watched in it by one query on the primary
 * key, a few times a second, and by none without waiting requests. It costs the same
 * for one shopper and for two hundred, and holds no connection in between.
 */
export class PaymentWatch {
  private readonly watchers = new Set<Watcher>()
  private isReading = false

  constructor(private readonly database: Database) {}

  /**
   * Waits until a payment differs from `payment`, or its check is due.
   * @param signal ends the wait
   * @returns null when the wait ended without either, or too many wait already
   */
  async next(
    payment: Payment,
    signal: AbortSignal
  ): Promise<WatchResult | null> {
    if (signal.aborted || !this.hasPlaceFor(payment.id)) {
      return null
    }
    return await new Promise((resolve) => {
      const watcher: Watcher = {
        id: payment.id,
        shown: fingerprintOf(payment),
        end: (result) => {
          this.watchers.delete(watcher)
          signal.removeEventListener("abort", abort)
          resolve(result)
        },
      }
      const abort = () => watcher.end(null)
      signal.addEventListener("abort", abort)
      this.watchers.add(watcher)
      void this.read()
    })
  }

  private hasPlaceFor(id: string): boolean {
    const ofPayment = [...this.watchers].filter((each) => each.id === id)
    return (
      this.watchers.size < WATCHERS_MAX &&
      ofPayment.length < WATCHERS_PER_PAYMENT_MAX
    )
  }

  /** Reads until the last watcher has ended. */
  private async read(): Promise<void> {
    if (this.isReading) {
      return
    }
    this.isReading = true
    while (this.watchers.size) {
      await sleep(READ_EVERY_MS)
      await this.readOnce()
    }
    this.isReading = false
  }

  private async readOnce(): Promise<void> {
    const watchers = [...this.watchers]
    const ids = [...new Set(watchers.map(({ id }) => id))]
    // Without the database, the requests are answered as without a wait.
    const rows = ids.length ? await this.readRows(ids).catch(() => null) : []
    for (const watcher of watchers) {
      const row = rows?.find(({ id }) => id === watcher.id)
      if (!row) {
        watcher.end(null)
      } else if (fingerprintOf(row) !== watcher.shown) {
        watcher.end("changed")
      } else if (row.is_due) {
        watcher.end("due")
      }
    }
  }

  private async readRows(ids: string[]): Promise<WatchedRow[]> {
    return await this.database.rows<WatchedRow>(
      sql`SELECT id, state, reason, attention, disposition, order_id,
          authorized_session_id, redirect_url, order_canceled_at,
          COALESCE(next_check_at <= now(), false) AS is_due
        FROM flexpay_transaction WHERE id = ANY(${ids}::text[])`
    )
  }
}

function fingerprintOf(shown: Shown): string {
  return JSON.stringify([
    shown.state,
    shown.reason,
    shown.attention,
    shown.disposition,
    shown.order_id,
    shown.authorized_session_id,
    shown.redirect_url,
    shown.order_canceled_at,
  ])
}
