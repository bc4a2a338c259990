import { withApiKey } from "./api-keys"
import type { Database } from "./database"
import type { Clock } from "./clock"
import { eventsOf } from "../events"
import { insertTransactionEvents } from "./event-rows"
import { keepOrderNumber } from "./order-numbers"
import { assignment, insertion } from "./row-mapping"
import type { NewTransaction } from "./row-mapping"
import { sql } from "./sql"
import type { Sql } from "./sql"
import { withAdditions } from "./timeline"
import type { NewTimelineEntry } from "./timeline"
import type { Patch, State, Transaction } from "../transaction/transaction"

/** When to check next, and what else goes with a write. */
interface Schedule {
  next: Date | null
  entry?: NewTimelineEntry | NewTimelineEntry[]
  /** The write happens only while this holder has the sync lease. */
  holder?: string | null
  /** Kept among the order numbers that callbacks named. */
  callbackOrderNumber?: string
}

/** A row as it was read before a write. */
type ReadRow = Pick<Transaction, "id" | "state" | "callbacks">

/** A row's change, as far as events report it. */
type Reported = Pick<Patch, "state" | "reason" | "attention">

/**
 * Writes rows of transactions. Each change of state is one guarded write: it
 * names the state that it starts from, so that of many racing writers one wins
 * and the others learn of it by an empty result.
 */
export class GuardedWrites {
  /** @param onEvents called after a change with events was committed */
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    private readonly onEvents: () => void = () => undefined
  ) {}

  /** Runs `work` in one database transaction. */
  async transactional<T>(
    work: (writes: GuardedWrites) => Promise<T>
  ): Promise<T> {
    const events = { areWritten: false }
    const result = await this.database.transactional(
      async (database) =>
        await work(
          new GuardedWrites(database, this.clock, () => {
            events.areWritten = true
          })
        )
    )
    if (events.areWritten) {
      this.onEvents()
    }
    return result
  }

  async findById(id: string): Promise<Transaction | null> {
    return await this.findOne(sql`id = ${id}`)
  }

  async findOne<T extends Transaction = Transaction>(
    where: Sql
  ): Promise<T | null> {
    return await this.database.transaction<T>(
      sql`SELECT * FROM flexpay_transaction WHERE ${where} LIMIT 1`
    )
  }

  /**
   * Writes a new row under a condition.
   * @returns null where the condition is false, or a unique key is taken
   */
  async create(
    row: NewTransaction,
    entry: NewTimelineEntry,
    condition: Sql
  ): Promise<Transaction | null> {
    const { columns, values } = insertion(row)
    return await this.write(
      sql`INSERT INTO flexpay_transaction (${columns}) SELECT ${values}
        WHERE ${condition} ON CONFLICT DO NOTHING`,
      entry,
      { attention: row.attention }
    )
  }

  /** Writes only while the state is still `from`. */
  async change(
    { id, from }: { id: string; from: State },
    patch: Patch,
    entry?: NewTimelineEntry
  ): Promise<Transaction | null> {
    return await this.write(
      sql`UPDATE flexpay_transaction SET ${assignment(patch)}
        WHERE id = ${id} AND state = ${from}`,
      entry,
      patch
    )
  }

  /**
   * Writes a change and the time of the next check. A callback that came since
   * `row.callbacks` were counted keeps its earlier time.
   */
  async updateAndReschedule(
    row: ReadRow,
    patch: Patch,
    schedule: Schedule
  ): Promise<Transaction | null> {
    try {
      return await this.writeAndReschedule(row, patch, schedule)
    } catch (error) {
      if (!patch.order_number || !isOrderNumberTaken(error)) {
        throw error
      }
      // FlexPay gave another attempt's order number. It is kept like one of a
      // callback: believed only when check returns our reference for it.
      const { order_number, ...rest } = patch
      return await this.writeAndReschedule(
        row,
        {
          ...rest,
          ...(rest.disposition === "becoming_order" && {
            disposition: "awaiting_operator" as const,
          }),
          attention: "order_number_differs",
          attention_at: await this.clock.now(),
        },
        { ...schedule, callbackOrderNumber: order_number }
      )
    }
  }

  /**
   * Writes what `change` makes of a row. Where another write changed its state
   * meanwhile, `change` is applied to that.
   * @returns the row as written; `row` where it is gone
   */
  async updateLatest(
    row: Transaction,
    change: (current: Transaction) => Promise<Schedule & { patch: Patch }>
  ): Promise<Transaction> {
    let current: Transaction | null = row
    while (current) {
      const { patch, ...schedule } = await change(current)
      const written = await this.updateAndReschedule(
        { ...current, callbacks: row.callbacks },
        patch,
        schedule
      )
      if (written) {
        return written
      }
      current = await this.findById(row.id)
    }
    return row
  }

  private async writeAndReschedule(
    row: ReadRow,
    patch: Patch,
    { next, entry, callbackOrderNumber, holder = null }: Schedule
  ): Promise<Transaction | null> {
    const { id, state, callbacks } = row
    const keptNumber = callbackOrderNumber
      ? sql`, ${keepOrderNumber(callbackOrderNumber)}`
      : sql``
    return await this.write(
      sql`UPDATE flexpay_transaction SET ${assignment(patch)}${keptNumber},
          next_check_at = CASE WHEN callbacks > ${callbacks}
            THEN LEAST(next_check_at, ${next}) ELSE ${next}::timestamptz END
        WHERE id = ${id} AND state = ${state}
          AND (${holder}::text IS NULL OR sync_lease_holder = ${holder})`,
      entry,
      patch
    )
  }

  /**
   * Writes in one query: the update, and its timeline entries and events if it
   * took place.
   * @param reported the change that events report; absent for none
   */
  async write(
    update: Sql,
    entry: NewTimelineEntry | NewTimelineEntry[] = [],
    reported: Reported = {}
  ): Promise<Transaction | null> {
    const entries = await Promise.all(
      [entry].flat().map((each) => withApiKey(this.database, each))
    )
    const names = eventsOf(reported)
    const events = names ? insertTransactionEvents(names) : undefined
    const written = await this.database.transaction(
      entries.length > 0 || events
        ? withAdditions(update, { entries, events })
        : sql`${update} RETURNING *`
    )
    if (written && events) {
      this.onEvents()
    }
    return written
  }
}

const UNIQUE_VIOLATION = "23505"

function isOrderNumberTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === UNIQUE_VIOLATION &&
    error.message.includes("order_number")
  )
}
