import {
  hashCallbackToken,
  readCallback,
  readFailureMessage,
  toLoggableCallback,
} from "../../../gateway"
import type { CallbackReading, FlexPayClient } from "../../../gateway"
import type { Database } from "./database"
import { EARLIEST_CHECK } from "./check-lease"
import { keepOrderNumber } from "./order-numbers"
import type { TimelineData } from "./personal-data"
import { sql } from "./sql"
import type { Sql } from "./sql"
import { withAdditions } from "./timeline"
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

/** FlexPay's callbacks, as they came. */
export interface Callback {
  /** The secret of the address that was called. */
  token: string
  /** Raw text, or what a parser made of it. */
  body: unknown
  /** The query string of the address. */
  query?: string
}

/** Stores callbacks. They prove nothing and change no state: each makes a check due. */
export class CallbackInbox {
  constructor(
    private readonly database: Database,
    private readonly client: Pick<FlexPayClient, "noteCallback">
  ) {}

  /** @returns null when no transaction of this kind has the token */
  async receive(
    kind: Transaction["kind"],
    { token, body, query }: Callback
  ): Promise<Received | null> {
    const reading = readCallback(body, query)
    const received = await this.insert(
      sql`callback_token_hash = ${hashCallbackToken(token)} AND kind = ${kind}`,
      // Check seldom returns the operator's reference and message: those of the
      // callback are shown.
      { ...reading, message: failureMessageOf(reading) },
      { ...toLoggableCallback(body, query), ...saysPaid(reading) }
    )
    if (received && reading.orderNumber) {
      this.client.noteCallback(reading.orderNumber)
    }
    return received
  }

  /**
   * Receives a callback of a payment by its order number.
   * @returns null when no payment has it
   */
  async receiveTokenless(body: unknown): Promise<Received | null> {
    const reading = readCallback(body)
    return reading.orderNumber
      ? await this.insert(
          sql`order_number = ${reading.orderNumber} AND kind = 'payment'`,
          { orderNumber: null, operatorReference: null, message: null },
          { ...toLoggableCallback(body), ...saysPaid(reading) }
        )
      : null
  }

  /**
   * Stores a callback in one statement.
   * @returns null when no transaction matches, or it is redacted: the callback
   * repeats the phone number
   */
  private async insert(
    isAddressee: Sql,
    values: Omit<CallbackReading, "code">,
    data: TimelineData
  ): Promise<Received | null> {
    const update = sql`UPDATE flexpay_transaction
      SET callbacks = callbacks + 1, updated_at = now(),
        ${keepOrderNumber(values.orderNumber)},
        operator_reference = COALESCE(operator_reference, ${values.operatorReference}),
        gateway_message = COALESCE(${values.message}, gateway_message),
        next_check_at = LEAST(next_check_at, ${EARLIEST_CHECK})
      WHERE ${isAddressee} AND deleted_at IS NULL AND redacted_at IS NULL`
    return await this.database.row<Received>(
      // FlexPay waits for the answer: a whole row takes a third longer.
      withAdditions(
        update,
        { entries: [{ type: "callback", data }], condition: IS_KEPT },
        RECEIVED_COLUMNS
      )
    )
  }
}

/** Any code but 0 is a failure (FlexPay spec 1.5, Callback). */
function failureMessageOf({ code, message }: CallbackReading): string | null {
  return code === null || Number(code) === 0
    ? null
    : readFailureMessage(message)
}

/** Code 0 without the operator's reference was observed before the PIN. */
function saysPaid({
  code,
  operatorReference,
}: CallbackReading): Pick<TimelineData, "says_paid"> {
  return code === "0" && operatorReference ? { says_paid: true } : {}
}
