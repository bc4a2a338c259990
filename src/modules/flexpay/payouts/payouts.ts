import { MathBN, MedusaError } from "@medusajs/framework/utils"
import {
  hashCallbackToken,
  newCallbackToken,
  sameAmount,
} from "../../../gateway"
import { refuse } from "../bilingual-message"
import type { FlexPayOptions } from "../options"
import { unansweredAt } from "../payments/transaction-sender"
import type { TransactionSender } from "../payments/transaction-sender"
import type { GuardedWrites } from "../store/guarded-writes"
import { returnUnsent } from "../store/payment-lock"
import { PayoutStore } from "../store/payout-store"
import type { NewTimelineEntry } from "../store/timeline"
import type { Patch, Transaction } from "../transaction/transaction"
import { newPayout } from "./new-payout"
import type { PayoutRequest } from "./new-payout"
import { assertOwed, decideLostPayout, reviewPayout } from "./payout-decision"
import { assertEnabled } from "./payout-limits"
import { refuseAction } from "./refused-actions"

/** An operator's review of a payout. */
export interface PayoutReview {
  actor_id: string
  note?: string
}

/** Sends payouts: writes the row, waits for an approval if it needs one, then sends it at most once. */
export class Payouts {
  private readonly store: PayoutStore

  constructor(
    private readonly writes: GuardedWrites,
    private readonly sender: TransactionSender,
    private readonly options: FlexPayOptions
  ) {
    this.store = new PayoutStore(writes)
  }

  /**
   * Writes a payout, and sends nothing.
   * @throws MedusaError (not_allowed) when payouts are off or over a limit, or
   * the payment's money can't go back now (`ActionRefusal`); code
   * `paid_out_changed` when the payment was paid out from meanwhile
   */
  async draft(request: PayoutRequest): Promise<Transaction> {
    const drafted = await this.write(request)
    return drafted?.transaction ?? refuseAction("nothing_left")
  }

  /**
   * Submits a draft to FlexPay, or queues it for approval where the amount needs
   * one. Of many callers, one submits it.
   */
  async submit(
    draft: Transaction,
    refund: { refund_id: string | null }
  ): Promise<Transaction> {
    const refund_id = refund.refund_id ?? draft.refund_id
    const actor_id = draft.requested_by ?? undefined
    if (!this.needsApproval(draft)) {
      const entry = { type: "payout_requested", actor_id }
      return await this.send(draft, { refund_id }, entry)
    }
    const waiting = await this.writes.change(
      { id: draft.id, from: "draft" },
      {
        state: "awaiting_approval",
        refund_id,
        attention: "approval_needed",
        attention_at: await this.now(),
        next_check_at: null,
      },
      { type: "approval_requested", actor_id }
    )
    return waiting ?? (await this.reload(draft))
  }

  /**
   * The payout of a refund that Medusa has booked, sent if it was not yet.
   * @param draft_id the draft that an admin prepared for this refund
   * @returns null when nothing is to be paid: earlier payouts were rounded up
   * by as much
   * @throws MedusaError (not_allowed) when it must not be or can't be
   */
  async payOutRefund(
    request: PayoutRequest,
    draft_id: string | null
  ): Promise<Transaction | null> {
    const prepared = draft_id && (await this.writes.findById(draft_id))
    if (!prepared) {
      const drafted = await this.write(request)
      return drafted?.isNew
        ? await this.submitOrCancel(drafted.transaction, request)
        : (drafted?.transaction ?? null)
    }
    if (
      prepared.payment_transaction_id !== request.payment.id ||
      !sameAmount(prepared.session_amount, request.amount)
    ) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "The payout that was prepared is not for this refund.",
        "other_refund"
      )
    }
    return await this.submit(prepared, request)
  }

  /**
   * Records a refund that Medusa booked and whose payout was not written, since
   * the process died. The draft expires to the attention list.
   */
  async recordMissingPayout(request: PayoutRequest): Promise<void> {
    const row = newPayout(request, await this.now())
    await this.store.insertPayout(row, (facts) =>
      decideLostPayout(request, facts)
    )
  }

  /** Cancels a draft that was not sent. */
  async cancelDraft(id: string): Promise<void> {
    await this.store.close(
      { id, from: "draft" },
      { state: "canceled", reason: "not_sent", finalized_at: await this.now() }
    )
  }

  /**
   * Resolves a payout that FlexPay refused at once: the admin has got the error,
   * and Medusa undid its refund.
   */
  async closeRefusedPayout({ id }: Transaction): Promise<void> {
    await this.store.close(
      { id, from: "refused" },
      { attention: null, attention_at: null, synced_state: "refused" },
      { entry: { type: "refusal_reported" } }
    )
  }

  /**
   * Resolves the attention of a payout, and with it unbooked money that no other
   * payout holds.
   */
  async resolve(
    { id, state }: Transaction,
    entry: NewTimelineEntry
  ): Promise<Transaction | null> {
    return await this.store.close(
      { id, from: state },
      { attention: null, attention_at: null, synced_state: state },
      { entry, is_resolved: true }
    )
  }

  /** Returns unbooked money that no payout holds to the attention list. */
  async returnToOperator(paymentId: string): Promise<void> {
    await this.writes.transactional(
      async (writes) => await returnUnsent(writes, paymentId)
    )
  }

  /**
   * Approves a payout and sends it.
   * @throws MedusaError (not_allowed) when the approver requested it, or when it
   * must no longer be sent
   */
  async approve(
    payout: Transaction,
    { actor_id }: PayoutReview
  ): Promise<Transaction> {
    if (payout.requested_by === actor_id) {
      refuse(
        "own_approval",
        "Vous avez demandé ce versement : un autre administrateur doit l’approuver.",
        "You asked for this payout, so another admin must approve it."
      )
    }
    assertEnabled(this.options.payouts)
    return await this.send(
      payout,
      { approved_by: actor_id, attention: null, attention_at: null },
      { type: "approved", actor_id }
    )
  }

  /** Rejects a payout that waits for approval. */
  async reject(
    payout: Transaction,
    { actor_id, note }: PayoutReview
  ): Promise<Transaction> {
    // Medusa's refund, or the resent payout, stays owed.
    const isOwed = payout.refund_id !== null || payout.replaces_id !== null
    const now = await this.now()
    const rejected = await this.store.close(
      { id: payout.id, from: "awaiting_approval" },
      {
        state: "refused",
        reason: "rejected",
        finalized_at: now,
        attention: isOwed ? "payout_refused" : null,
        attention_at: isOwed ? now : null,
        synced_state: "refused",
      },
      { entry: { type: "rejected", actor_id, data: { note } } }
    )
    return rejected ?? (await this.reload(payout))
  }

  /** Writes a payout; returns the existing one of the same refund. */
  private async write(
    request: PayoutRequest
  ): Promise<{ transaction: Transaction; isNew: boolean } | null> {
    const row = newPayout(request, await this.now())
    return await this.store.insertPayout(row, (facts) =>
      reviewPayout(request, facts, this.options.payouts)
    )
  }

  private async submitOrCancel(
    draft: Transaction,
    refund: { refund_id: string | null }
  ): Promise<Transaction> {
    try {
      return await this.submit(draft, refund)
    } catch (error) {
      // Medusa undoes its refund. A payout that was sent is no draft, and stays.
      await this.cancelDraft(draft.id)
      throw error
    }
  }

  private async send(
    payout: Transaction,
    patch: Patch,
    entry: NewTimelineEntry
  ): Promise<Transaction> {
    const token = newCallbackToken()
    const now = await this.now()
    const from = payout.state === "draft" ? "draft" : "awaiting_approval"
    const claimed = await this.store.claimToSend(
      { id: payout.id, from },
      {
        patch: {
          ...patch,
          state: "submitting",
          sent_at: now,
          callback_token_hash: hashCallbackToken(token),
          next_check_at: unansweredAt(now, this.options),
        },
        entry,
        assertOwed: (locked) => assertOwed(payout, locked),
      }
    )
    return claimed
      ? await this.sender.send(claimed, token)
      : await this.reload(payout)
  }

  private async reload(payout: Transaction): Promise<Transaction> {
    return (await this.writes.findById(payout.id)) ?? payout
  }

  private needsApproval({ amount, currency_code }: Transaction): boolean {
    const limit = this.options.payouts.approval_above[currency_code]
    return limit !== undefined && MathBN.gt(amount, limit)
  }

  private async now(): Promise<Date> {
    return await this.writes.clock.now()
  }
}
