import {
  guessOperator,
  hashCallbackToken,
  maskText,
  newCallbackToken,
  newReference,
} from "../../../gateway"
import type { NewTransaction } from "../store/row-mapping"
import type { Transaction } from "../transaction/transaction"
import type { UnrecordedLine } from "./unrecorded-line"

/** A request of an operator to record a line. */
export interface RecordRequest {
  /** The payer's: 12 digits, 243… */
  phone: string
  justification: string
  /** The order that it shall pay; null for a payment to refund. */
  order_id: string | null
  /** The admin user or the secret API key. */
  actor_id: string
}

/**
 * The row of a payment that awaits approval.
 * @param facts.sent_at the day of the line
 * @param facts.now by the database's clock
 */
export function newUnrecordedPayment(
  { amount, currency_code }: UnrecordedLine,
  { phone, justification, order_id }: RecordRequest,
  {
    now,
    ...columns
  }: Pick<Transaction, "order_number" | "requested_by" | "sent_at"> & {
    now: Date
  }
): NewTransaction {
  return {
    kind: "payment",
    method: "mobile_money",
    state: "awaiting_approval",
    attention: "approval_needed",
    attention_at: now,
    // FlexPay's is free text, which may name the customer.
    reference: newReference(),
    // No callback comes.
    callback_token_hash: hashCallbackToken(newCallbackToken()),
    phone,
    operator: guessOperator(phone),
    amount,
    session_amount: amount,
    currency_code,
    order_id,
    note: maskText(justification),
    expires_at: now,
    ...columns,
  }
}
