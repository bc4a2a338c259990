import {
  JUSTIFICATION_LENGTH_MIN,
  type AdminCreateFlexPayPayout,
  type AdminFlexPayRefundable,
  type AdminFlexPayTransaction,
  type AdminResendFlexPayPayout,
} from "../../../api/admin/flexpay/types"
import { findAmountError, type AmountError } from "../../format/amount-error"
import { compare, readTyped, subtract } from "../../format/decimal"
import { isLongEnough } from "../notes/notes"
import {
  findRecipientErrors,
  toRecipientBody,
  type Recipient,
  type RecipientErrors,
} from "./recipient"

/** The payment to refund, or the payout to send again. */
export interface PayoutSource {
  action: "refund" | "resend"
  transaction: AdminFlexPayTransaction
}

/** A payout that is being written. */
export interface PayoutDraft {
  /** As typed; a resend sends a fixed amount. */
  amount: string
  recipient: Recipient
  /** Of a refund. */
  refundReasonId: string | null
  note: string
  justification: string
}

export interface PayoutErrors extends RecipientErrors {
  amount?: AmountError
  justification?: "justification.missing"
}

/** The amount of a resend, in major units: the whole payout, or its rest. */
export function resendAmountOf(payout: AdminFlexPayTransaction): string {
  return payout.resend_amount ?? payout.amount
}

/** Whether a part of the payout arrived, so that only the rest is sent. */
export function isRest(payout: AdminFlexPayTransaction): boolean {
  return compare(resendAmountOf(payout), payout.amount) < 0
}

/**
 * A draft of the whole amount to the known number.
 * @param amount decimal string, major units
 */
export function startDraft(
  amount: string,
  { phone }: Pick<AdminFlexPayTransaction, "phone">
): PayoutDraft {
  return {
    // Its shortest form: "500.00" reads as "500".
    amount: subtract(amount, "0"),
    recipient: {
      choice: phone === null ? "other" : "same",
      phone: "",
      reason: "",
    },
    refundReasonId: null,
    note: "",
    justification: "",
  }
}

/**
 * The errors to correct before the payout can be confirmed.
 * @param refundable of a refund; null for a resend
 */
export function findPayoutErrors(
  draft: PayoutDraft,
  { action, transaction }: PayoutSource,
  refundable: AdminFlexPayRefundable | null
): PayoutErrors {
  const isUnjustified =
    transaction.needs_justification.includes(action) &&
    !isLongEnough(draft.justification, JUSTIFICATION_LENGTH_MIN)
  const amountError =
    refundable &&
    findAmountError(draft.amount, {
      max: refundable.amount,
      currency: refundable.currency_code,
    })
  return {
    ...findRecipientErrors(draft.recipient),
    ...(isUnjustified && { justification: "justification.missing" }),
    ...(amountError && { amount: amountError }),
  }
}

/**
 * Whether a second admin must approve the payout before it is sent. The server
 * decides again.
 * @param amount decimal string, major units
 */
export function needsApproval(
  { approval_above }: Pick<AdminFlexPayTransaction, "approval_above">,
  { choice }: Pick<Recipient, "choice">,
  amount: string
): boolean {
  return (
    approval_above !== null &&
    (choice === "other" || compare(amount, approval_above) > 0)
  )
}

/** The body of a refund's request. */
export function toRefundBody(
  draft: PayoutDraft,
  { paid_out }: AdminFlexPayRefundable
): AdminCreateFlexPayPayout {
  return {
    amount: readTyped(draft.amount),
    ...(draft.refundReasonId && { refund_reason_id: draft.refundReasonId }),
    ...toResendBody(draft),
    paid_out,
  }
}

/** The body of a resend's request. */
export function toResendBody(draft: PayoutDraft): AdminResendFlexPayPayout {
  const note = draft.note.trim()
  const justification = draft.justification.trim()
  return {
    ...toRecipientBody(draft.recipient),
    ...(note && { note }),
    ...(justification && { justification }),
  }
}
