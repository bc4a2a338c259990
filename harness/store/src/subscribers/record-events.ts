import type {
  SubscriberArgs,
  SubscriberConfig,
} from "@medusajs/framework/subscribers"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The part of Medusa's connection that this subscriber uses. */
interface PgConnection {
  raw(sql: string, values: unknown[]): Promise<unknown>
}

/**
 * A subscriber as a store has one that sends a mail for each order. It records
 * what it receives in the table `store_event`, where tests of killed servers
 * read it; such a test sets RECORD_EVENTS and creates the table.
 */
export default async function recordEvent({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  if (process.env.RECORD_EVENTS) {
    await container
      .resolve<PgConnection>(ContainerRegistrationKeys.PG_CONNECTION)
      .raw("INSERT INTO store_event (name, subject_id) VALUES (?, ?)", [
        event.name,
        event.data.id,
      ])
  }
}

export const config: SubscriberConfig = {
  event: ["order.placed", "payment.captured"],
}
