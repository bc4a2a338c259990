import type { Database } from "./database"
import { EARLIEST_CHECK } from "./check-lease"
import { keepOrderNumber } from "./order-numbers"
import { sql } from "./sql"
import { withTimelineEntries } from "./timeline"
import type { Transaction } from "../transaction/transaction"

/** A transaction after a callback of it was stored. */
export interface Received {
  id: string
  callbacks: number
  /** Milliseconds until the transaction may be checked; null for never. */
  due_in_ms: number | null
}

const RECEIVED_COLUMNS = sql`id, callbacks,
  (extract(epoch FROM next_check_at - now()) * 1000)::float8 AS due_in_ms`

/** Bodies of callbacks kept for one transaction; later ones are only counted. */
const IS_KEPT = sql`callbacks <= 20`

/** Stores FlexPay's callbacks. */
export class CallbackInbox {
  constructor(private readonly database: Database) {}

  /**
   * Stores a callback in one statement.
   * @returns null when no transaction matches, or it is redacted: the callback
   * repeats the phone number
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
    const isAddressee =
      "order_number" in addressee
        ? sql`order_number = ${addressee.order_number}`
        : sql`callback_token_hash = ${addressee.callback_token_hash}`
    const { kind } = addressee
    const update = sql`UPDATE flexpay_transaction
      SET callbacks = callbacks + 1, updated_at = now(),
        ${keepOrderNumber(orderNumber)},
        operator_reference = COALESCE(operator_reference, ${operatorReference}),
        next_check_at = LEAST(next_check_at, ${EARLIEST_CHECK})
      WHERE ${isAddressee} AND kind = ${kind} AND deleted_at IS NULL
        AND redacted_at IS NULL`
    return await this.database.row<Received>(
      // FlexPay waits for the answer: a whole row takes a third longer.
      withTimelineEntries(update, [{ type: "callback", data }], {
        returning: RECEIVED_COLUMNS,
        condition: IS_KEPT,
      })
    )
  }
}
