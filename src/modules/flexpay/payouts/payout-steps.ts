import type { FlexPayOptions } from "../options"
import type { LockedPayout, PayoutStep } from "../store/payout-store"
import type { Patch, Transaction } from "../transaction/transaction"
import { approvedData, assertAccountable, assessApproval } from "./approval"

/*
 * What the acts on a payout that is not sent yet write. `Payouts` writes it under
 * the lock of the payment. A step without a state sends the payout.
 */

/** Submits a draft, or lets it wait for an approval. */
export function submissionOf(
  locked: LockedPayout,
  {
    refund_id,
    actor_id,
    options,
    now,
  }: {
    /** The refund in Medusa that it pays. */
    refund_id: string | null
    actor_id: string | undefined
    options: FlexPayOptions["payouts"]
    now: Date
  }
): PayoutStep {
  const { payout } = locked
  const need = assessApproval(locked, { options, now })
  if (!need) {
    return {
      patch: { refund_id },
      entry: { type: "payout_requested", actor_id },
    }
  }
  assertAccountable(payout)
  return {
    patch: {
      state: "awaiting_approval",
      refund_id,
      attention: "approval_needed",
      attention_at: now,
      next_check_at: null,
    },
    entry: {
      type: "approval_requested",
      actor_id,
      data: { ...approvedData(payout), ...need },
    },
  }
}

/** Sends a payout in the name of a second admin. */
export function approvalOf(payout: Transaction, actor_id: string): PayoutStep {
  return {
    patch: { approved_by: actor_id, attention: null, attention_at: null },
    entry: { type: "approved", actor_id, data: approvedData(payout) },
  }
}

/** Ends a payout that a second admin rejects. */
export function rejectionOf(
  { refund_id, replaces_id }: Transaction,
  now: Date
): Patch {
  // Medusa's refund, or the resent payout, stays owed.
  const isOwed = refund_id !== null || replaces_id !== null
  return {
    state: "refused",
    reason: "rejected",
    finalized_at: now,
    attention: isOwed ? "payout_refused" : null,
    attention_at: isOwed ? now : null,
    synced_state: "refused",
  }
}

/** Ends a draft that is not sent. */
export function cancellationAt(now: Date): Patch {
  return { state: "canceled", reason: "not_sent", finalized_at: now }
}
