import type {
  AdminFlexPayTransaction,
  AdminResendFlexPayPayout,
} from "../../../api/admin/flexpay/types"
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
  statement: string
  note: string
}

export interface ResendErrors extends RecipientErrors {
  statement?: "resend.statement_missing"
}

const STATEMENT_LENGTH_MIN = 10

export function startResend(payout: AdminFlexPayTransaction): ResendDraft {
  return {
    recipient: {
      ...SAME_RECIPIENT,
      choice: payout.phone === null ? "other" : "same",
    },
    statement: "",
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
  const isStatementMissing =
    needsStatement(payout) &&
    draft.statement.trim().length < STATEMENT_LENGTH_MIN
  return {
    ...findRecipientErrors(draft.recipient),
    ...(isStatementMissing && { statement: "resend.statement_missing" }),
  }
}

/** As the server wants it. */
export function toResendBody(draft: ResendDraft): AdminResendFlexPayPayout {
  return {
    ...toRecipientBody(draft.recipient),
    ...(draft.statement.trim() && { statement: draft.statement.trim() }),
    ...(draft.note.trim() && { note: draft.note.trim() }),
  }
}
