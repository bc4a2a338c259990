import { JUSTIFICATION_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import type {
  AdminFlexPayTransaction,
  AdminResendFlexPayPayout,
} from "../../../api/admin/flexpay/types"
import { compare } from "../../format/decimal"
import { isLongEnough, needsJustification } from "../notes/notes"
import {
  findRecipientErrors,
  SAME_RECIPIENT,
  toRecipientBody,
  type Recipient,
  type RecipientErrors,
} from "./recipient"

/** A payout that is to be sent again, while it is being written. */
export interface ResendDraft {
  recipient: Recipient
  /** Why it may be sent again: the statement, or the justification. */
  why: string
  note: string
}

export interface ResendErrors extends RecipientErrors {
  why?: "resend.statement_missing" | "justification.missing"
}

/** What is sent again, in major units: all of it, or the rest. */
export function resendAmountOf(payout: AdminFlexPayTransaction): string {
  return payout.resend_amount ?? payout.amount
}

/** Whether a part of the payout arrived, so that only the rest is sent. */
export function isRest(payout: AdminFlexPayTransaction): boolean {
  return compare(resendAmountOf(payout), payout.amount) < 0
}

export function startResend(payout: AdminFlexPayTransaction): ResendDraft {
  return {
    recipient: {
      ...SAME_RECIPIENT,
      choice: payout.phone === null ? "other" : "same",
    },
    why: "",
    note: "",
  }
}

/** Whether the first payout may have arrived, so that a proof is needed. */
export function needsStatement({ state }: AdminFlexPayTransaction): boolean {
  return state === "unknown"
}

/** What must be mended before it can be confirmed. */
export function findResendErrors(
  draft: ResendDraft,
  payout: AdminFlexPayTransaction
): ResendErrors {
  const errors = findRecipientErrors(draft.recipient)
  if (isLongEnough(draft.why, JUSTIFICATION_LENGTH_MIN)) {
    return errors
  }
  if (needsStatement(payout)) {
    return { ...errors, why: "resend.statement_missing" }
  }
  return needsJustification(payout, "resend")
    ? { ...errors, why: "justification.missing" }
    : errors
}

/** As the server wants it. */
export function toResendBody(
  draft: ResendDraft,
  payout: AdminFlexPayTransaction
): AdminResendFlexPayPayout {
  const why = draft.why.trim()
  return {
    ...toRecipientBody(draft.recipient),
    ...(needsStatement(payout) && { statement: why }),
    // What proves that no money left justifies the act as well.
    ...(needsJustification(payout, "resend") && { justification: why }),
    ...(draft.note.trim() && { note: draft.note.trim() }),
  }
}
