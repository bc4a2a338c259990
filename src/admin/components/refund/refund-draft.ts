import { JUSTIFICATION_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import type {
  AdminCreateFlexPayPayout,
  AdminFlexPayRefundable,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { compare, readTyped, subtract } from "../../format/decimal"
import { isLongEnough, needsJustification } from "../notes/notes"
import {
  findRecipientErrors,
  SAME_RECIPIENT,
  toRecipientBody,
  type Recipient,
  type RecipientErrors,
} from "./recipient"

/** A refund while it is being written. */
export interface RefundDraft {
  /** As typed. */
  amount: string
  recipient: Recipient
  refundReasonId: string | null
  note: string
  justification: string
}

export interface RefundErrors extends RecipientErrors {
  amount?: "refund.amount_invalid" | "refund.amount_too_large"
  justification?: "justification.missing"
}

const AMOUNT = /^\d+(\.\d{1,2})?$/

/** Whether a text, read with `readTyped`, is an amount of money above zero. */
export function isAmount(text: string): boolean {
  return AMOUNT.test(text) && compare(text, "0") > 0
}

/** All that is left, to the number that paid. */
export function startRefund(
  refundable: AdminFlexPayRefundable,
  { hasPhone }: { hasPhone: boolean }
): RefundDraft {
  return {
    // Its shortest form: "500.00" reads as "500".
    amount: subtract(refundable.amount, "0"),
    recipient: { ...SAME_RECIPIENT, choice: hasPhone ? "same" : "other" },
    refundReasonId: null,
    note: "",
    justification: "",
  }
}

/** What must be mended before the refund can be confirmed. */
export function findRefundErrors(
  draft: RefundDraft,
  refundable: AdminFlexPayRefundable,
  payment: AdminFlexPayTransaction
): RefundErrors {
  const amount = readTyped(draft.amount)
  const isUnjustified =
    needsJustification(payment, "refund") &&
    !isLongEnough(draft.justification, JUSTIFICATION_LENGTH_MIN)
  const errors: RefundErrors = {
    ...findRecipientErrors(draft.recipient),
    ...(isUnjustified && { justification: "justification.missing" }),
  }
  if (!isAmount(amount)) {
    return { ...errors, amount: "refund.amount_invalid" }
  }
  return compare(amount, refundable.amount) > 0
    ? { ...errors, amount: "refund.amount_too_large" }
    : errors
}

/** As the server wants it. */
export function toRefundBody(
  draft: RefundDraft,
  refundable: AdminFlexPayRefundable
): AdminCreateFlexPayPayout {
  return {
    amount: readTyped(draft.amount),
    ...toRecipientBody(draft.recipient),
    ...(draft.refundReasonId && { refund_reason_id: draft.refundReasonId }),
    ...(draft.note.trim() && { note: draft.note.trim() }),
    ...(draft.justification.trim() && {
      justification: draft.justification.trim(),
    }),
    paid_out: refundable.paid_out,
  }
}
