import type { BigNumberInput } from "@medusajs/framework/types"
import {
  guessOperator,
  hashCallbackToken,
  maskText,
  newCallbackToken,
  newReference,
} from "../../../gateway"
import type { Transaction } from "../transaction/transaction"
import { receivedMoney } from "./payout-sums"

/** A request of a payout. */
export interface PayoutRequest {
  /** The payment whose money is returned. */
  payment: Transaction
  /** Medusa's amount in major units; it is rounded up to what FlexPay pays. */
  amount: BigNumberInput
  /** 12 digits, 243… */
  phone: string
  /** Medusa's refund; null for money that Medusa has not booked. */
  refund_id: string | null
  /** The payout that this one is resent for. */
  replaces_id: string | null
  /** The admin user; null for Medusa itself. */
  requested_by: string | null
  note: string | null
  /** Whether Medusa has booked the money as a payment. */
  is_in_medusa: boolean
  /** Where the payment or the payout needs one. */
  justification?: string
  /** Paid out as the admin saw it: refused when it changed since. */
  expected_paid_out?: string
}

/** A draft that is not submitted by then belongs to a process that died. */
const DRAFT_EXPIRY_MS = 5 * 60 * 1000

/** The row of a payout before its amount is decided and anything is sent. */
export type NewPayout = ReturnType<typeof newPayout>

/** @param now by the database's clock */
export function newPayout(request: PayoutRequest, now: Date) {
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
    note: request.note && maskText(request.note),
    expires_at: new Date(now.getTime() + DRAFT_EXPIRY_MS),
  }
}
