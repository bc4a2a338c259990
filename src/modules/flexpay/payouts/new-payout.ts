import {
  guessOperator,
  hashCallbackToken,
  newCallbackToken,
  newReference,
} from "../../../gateway"
import type { PayoutRequest } from "./payout-decision"
import { receivedMoney } from "./payout-sums"
import type { NewPayout } from "../store/row-mapping"

const MINUTE_MS = 60 * 1000
/** A draft that is not submitted by then belongs to a process that died. */
const DRAFT_EXPIRY_MINUTES = 5

/**
 * The row of a payout before its amount is decided and anything is sent.
 * @param now by the database's clock
 */
export function newPayout(request: PayoutRequest, now: Date): NewPayout {
  const { payment } = request
  const { currency_code } = receivedMoney(payment)
  return {
    reference: newReference(),
    // Another token replaces it when the payout is sent.
    callback_token_hash: hashCallbackToken(newCallbackToken()),
    phone: request.phone,
    operator: guessOperator(request.phone),
    currency_code,
    order_id: payment.order_id,
    payment_collection_id: payment.payment_collection_id,
    payment_transaction_id: payment.id,
    refund_id: request.refund_id,
    replaces_id: request.replaces_id,
    requested_by: request.requested_by,
    note: request.note,
    expires_at: new Date(now.getTime() + DRAFT_EXPIRY_MINUTES * MINUTE_MS),
  }
}
