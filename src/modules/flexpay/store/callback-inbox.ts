import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "./execute"
import { CHECK_PAUSE } from "./transaction-store"
import { KEEP_ORDER_NUMBER } from "./order-numbers"
import { timelineValues, withTimelineEntries } from "./timeline"
import type { NewTimelineEntry } from "./timeline"
import type { Transaction } from "../transaction/transaction"

/** What storing a callback tells: how many came by now, and when to confirm it. */
export interface Received {
  id: string
  callbacks: number
  /** Milliseconds until it may be checked; null for never. */
  due_in_ms: number | null
}

/** How many milliseconds from now it is due, by the database's clock. */
const CALLBACK_COLUMNS = `id, callbacks,
  (extract(epoch FROM next_check_at - now()) * 1000)::float8 AS due_in_ms`

/** Bodies of callbacks kept for one transaction; later ones are only counted. */
const CALLBACKS_KEPT = 20

/** Stores FlexPay's callbacks. */
export class CallbackInbox {
  constructor(private readonly manager: SqlEntityManager) {}

  /**
   * Stores a callback in one statement. Null when it is nobody's, or of a
   * transaction whose number was cut: it holds the number again.
   */
  async insert(
    addressee: { kind: Transaction["kind"] } & (
      { callback_token_hash: string } | { order_number: string }
    ),
    {
      orderNumber,
      operatorReference,
      data,
    }: {
      orderNumber: string | null
      operatorReference: string | null
      data: object
    }
  ): Promise<Received | null> {
    const [column, value] =
      "order_number" in addressee
        ? ["order_number", addressee.order_number]
        : ["callback_token_hash", addressee.callback_token_hash]
    const update = `UPDATE flexpay_transaction
       SET callbacks = callbacks + 1, updated_at = now(),
           ${KEEP_ORDER_NUMBER},
           operator_reference = COALESCE(operator_reference, ?),
           next_check_at = LEAST(next_check_at,
             GREATEST(now(), checked_at + interval '${CHECK_PAUSE}'))
       WHERE ${column} = ? AND kind = ? AND deleted_at IS NULL
         AND redacted_at IS NULL`
    const event: NewTimelineEntry = { type: "callback", data }
    const [received] = await execute<Received>(
      this.manager,
      // FlexPay waits for this one: a whole row takes PostgreSQL a third longer.
      withTimelineEntries(update, [event], {
        returning: CALLBACK_COLUMNS,
        condition: `callbacks <= ${CALLBACKS_KEPT}`,
      }),
      [
        ...[orderNumber, orderNumber, orderNumber],
        operatorReference,
        value,
        addressee.kind,
        ...timelineValues(event),
      ]
    )
    return received ?? null
  }
}
