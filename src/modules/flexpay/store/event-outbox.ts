import type { IEventBusModuleService, Logger } from "@medusajs/framework/types"
import { EVENT_VERSION } from "../events"
import type {
  FlexPayEventIdentity,
  FlexPayEventName,
  FlexPayEventPayloads,
} from "../events"
import { withinLimit } from "../within-limit"
import type { Database } from "./database"
import { sql } from "./sql"

/** Days for which events are kept, and can be emitted again. */
const EVENTS_KEPT_DAYS = 30

const BATCH = 100
/**
 * How long the event bus may take for a batch. Without its Redis it waits for
 * ever, and the rows would stay locked.
 */
const ACCEPTED_WITHIN_MS = 10_000

interface StoredEvent {
  id: string
  name: string
  data: Record<string, unknown>
}

/** Emitted events to be emitted again. */
export interface EventSelection {
  /** The first and the last moment at which they were written. */
  from: Date
  to: Date
  /** All names when absent. */
  names?: FlexPayEventName[]
}

interface Dependencies {
  database: Database
  eventBus: Pick<IEventBusModuleService, "emit">
  logger: Pick<Logger, "error">
}

/**
 * Hands stored events to Medusa's event bus: each at least once, in their order.
 * An event whose process dies, or that the event bus refuses, is emitted by the
 * next one, or by the job `emit-flexpay-events`.
 */
export class EventOutbox {
  private emitting: Promise<void> | undefined
  private isDue = false

  constructor(private readonly dependencies: Dependencies) {}

  /** Emits what waits, in the background. Call it after the commit. */
  wake(): void {
    this.isDue = true
    this.emitting ??= this.emitWhileDue()
  }

  /** Emits what waits, and returns after that. Never throws. */
  async emitWaiting(): Promise<void> {
    this.wake()
    await this.emitting
  }

  /** Returns when nothing is being emitted. */
  async stop(): Promise<void> {
    await this.emitting
  }

  /** Stores an event that belongs to no row, and emits it. */
  async add<Name extends FlexPayEventName>(
    name: Name,
    data: Omit<FlexPayEventPayloads[Name], keyof FlexPayEventIdentity>
  ): Promise<void> {
    const stored = JSON.stringify({ version: EVENT_VERSION, ...data })
    await this.dependencies.database.rows(
      sql`INSERT INTO flexpay_event (id, name, data)
        VALUES ('fpev_' || gen_random_uuid(), ${name}, ${stored}::jsonb)`
    )
    this.wake()
  }

  /** Emits events again, with their ids. @returns how many */
  async replay({ from, to, names }: EventSelection): Promise<number> {
    const selected = names ? sql`name = ANY(${names}::text[])` : sql`true`
    const events = await this.dependencies.database.rows(
      sql`UPDATE flexpay_event SET emitted_at = NULL, updated_at = now()
        WHERE created_at BETWEEN ${from} AND ${to} AND deleted_at IS NULL
          AND emitted_at IS NOT NULL AND ${selected} RETURNING id`
    )
    this.wake()
    return events.length
  }

  /** Removes emitted events that are older than `EVENTS_KEPT_DAYS`. */
  async removeOld(): Promise<void> {
    await this.dependencies.database.rows(
      sql`DELETE FROM flexpay_event
        WHERE created_at < now() - make_interval(days => ${EVENTS_KEPT_DAYS})
          AND deleted_at IS NULL AND emitted_at IS NOT NULL`
    )
  }

  private async emitWhileDue(): Promise<void> {
    try {
      while (this.isDue) {
        this.isDue = false
        while ((await this.emitBatch()) === BATCH);
      }
    } catch (error) {
      this.dependencies.logger.error(
        "FlexPay: events wait, since they could not be handed to Medusa's event bus. They are tried again within a minute.",
        error instanceof Error ? error : undefined
      )
    } finally {
      this.emitting = undefined
    }
  }

  /**
   * Emits the first events that wait. Their rows stay locked meanwhile, so that
   * another process waits, and does not overtake.
   */
  private async emitBatch(): Promise<number> {
    const { database, eventBus } = this.dependencies
    return await database.transactional(async (transaction) => {
      const events = await transaction.rows<StoredEvent>(
        sql`SELECT id, name, data FROM flexpay_event
          WHERE emitted_at IS NULL AND deleted_at IS NULL
          ORDER BY sequence LIMIT ${BATCH} FOR UPDATE`
      )
      if (events.length > 0) {
        const messages = events.map(({ id, name, data }) => ({
          name,
          data: { event_id: id, ...data },
        }))
        await withinLimit(
          eventBus.emit(messages),
          ACCEPTED_WITHIN_MS,
          () => new Error("Medusa's event bus does not answer")
        )
        await transaction.rows(
          sql`UPDATE flexpay_event
            SET emitted_at = clock_timestamp(), updated_at = now()
            WHERE id = ANY(${events.map(({ id }) => id)}::text[])`
        )
      }
      return events.length
    })
  }
}
