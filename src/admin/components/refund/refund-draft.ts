import type {
  AdminCreateFlexPayPayout,
  AdminFlexPayRefundable,
} from "../../../api/admin/flexpay/types"
import { compare, readTyped, subtract } from "../../format/decimal"
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
}

export interface RefundErrors extends RecipientErrors {
  amount?: "refund.amount_invalid" | "refund.amount_too_large"
}

const AMOUNT = /^\d+(\.\d{1,2})?$/

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
  }
}

/** What must be mended before the refund can be confirmed. */
export function findRefundErrors(
  draft: RefundDraft,
  refundable: AdminFlexPayRefundable
): RefundErrors {
  const amount = readTyped(draft.amount)
  const errors = findRecipientErrors(draft.recipient)
  if (!AMOUNT.test(amount) || compare(amount, "0") === 0) {
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
    paid_out: refundable.paid_out,
  }
}
