import { MedusaError } from "@medusajs/framework/utils"
import {
  hashCallbackToken,
  newCallbackToken,
  sameAmount,
} from "../../../gateway"
import type { FlexPayOptions } from "../options"
import { unansweredAt } from "../payments/transaction-sender"
import type { TransactionSender } from "../payments/transaction-sender"
import { findAccountableUser, isApiKeyId } from "../store/api-keys"
import type { GuardedWrites } from "../store/guarded-writes"
import { returnUnsent } from "../store/payment-lock"
import { PayoutStore } from "../store/payout-store"
import type { LockedPayout, PayoutStep } from "../store/payout-store"
import type { NewTimelineEntry } from "../store/timeline"
import { resolutionOf } from "../transaction/disposition"
import type { Transaction } from "../transaction/transaction"
import {
  approvalOf,
  cancellationAt,
  rejectionOf,
  submissionOf,
} from "./payout-steps"
import { newPayout } from "./new-payout"
import type { NewPayout, PayoutRequest } from "./new-payout"
import { assertOwed, decideLostPayout, reviewPayout } from "./payout-decision"
import { assertEnabled } from "./payout-limits"
import { refuseAction, refuseApiKey } from "./refused-actions"

/** An operator's review of a payout. */
export interface PayoutReview {
  actor_id: string
  note?: string
}

/** The refund in Medusa that a payout is for. */
interface SubmittedRefund {
  refund_id: string | null
  /** The user or secret API key; the draft's user when absent. */
  requested_by?: string | null
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
   * Submits a draft to FlexPay, or queues it for approval where it needs one. Of
   * many callers, one submits it; nothing else is submitted.
   */
  async submit(
    draft: Transaction,
    refund: SubmittedRefund
  ): Promise<Transaction> {
    const refund_id = refund.refund_id ?? draft.refund_id
    // A secret API key stands in the timeline; its creator in the row.
    const actor_id = refund.requested_by ?? draft.requested_by ?? undefined
    const { payouts: options } = this.options
    const now = await this.now()
    return await this.send(draft, "draft", (locked) =>
      submissionOf(locked, { refund_id, actor_id, options, now })
    )
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
  async recordMissingPayout(request: PayoutRequest): Promise<boolean> {
    const row = await this.newPayout(request)
    const written = await this.store.insertPayout(row, (facts) =>
      decideLostPayout(request, facts)
    )
    return written?.isNew ?? false
  }

  /** Cancels a draft that was not sent. */
  async cancelDraft(id: string): Promise<void> {
    await this.store.close(
      { id, from: "draft" },
      cancellationAt(await this.now())
    )
  }

  /**
   * Resolves a payout that FlexPay refused at once: the admin has got the error,
   * and Medusa undid its refund.
   */
  async closeRefusedPayout({ id }: Transaction): Promise<void> {
    await this.store.close(
      { id, from: "refused" },
      resolutionOf({ state: "refused", disposition: null }),
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
      resolutionOf({ state, disposition: null }),
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
    waiting: Transaction,
    { actor_id }: PayoutReview
  ): Promise<Transaction> {
    assertUser(actor_id)
    if (waiting.requested_by === actor_id) {
      refuseAction("own_approval")
    }
    assertEnabled(this.options.payouts, waiting.currency_code)
    return await this.send(waiting, "awaiting_approval", ({ payout }) =>
      approvalOf(payout, actor_id)
    )
  }

  /** Rejects a payout that waits for approval. */
  async reject(
    payout: Transaction,
    { actor_id, note }: PayoutReview
  ): Promise<Transaction> {
    assertUser(actor_id)
    const rejected = await this.store.close(
      { id: payout.id, from: "awaiting_approval" },
      rejectionOf(payout, await this.now()),
      { entry: { type: "rejected", actor_id, data: { note } } }
    )
    return rejected ?? (await this.reload(payout))
  }

  /** Writes a payout; returns the existing one of the same refund. */
  private async write(
    request: PayoutRequest
  ): Promise<{ transaction: Transaction; isNew: boolean } | null> {
    const row = await this.newPayout(request)
    return await this.store.insertPayout(row, (facts) =>
      reviewPayout(request, facts, this.options.payouts)
    )
  }

  private async submitOrCancel(
    draft: Transaction,
    refund: SubmittedRefund
  ): Promise<Transaction> {
    try {
      return await this.submit(draft, refund)
    } catch (error) {
      // Medusa undoes its refund. A payout that was sent is no draft, and stays.
      await this.cancelDraft(draft.id)
      throw error
    }
  }

  /**
   * Writes what `decide` makes of a payout, and sends it unless it waits.
   * Changes nothing where the payout is no longer in the state `from`.
   * @param decide a change without a state sends the payout
   */
  private async send(
    payout: Transaction,
    from: "draft" | "awaiting_approval",
    decide: (locked: LockedPayout) => PayoutStep
  ): Promise<Transaction> {
    const token = newCallbackToken()
    const now = await this.now()
    const { id } = payout
    const written = await this.store.decide({ id, from }, (locked) => {
      const { patch, entry } = decide(locked)
      if (patch.state) {
        return { patch, entry }
      }
      assertOwed(locked)
      return {
        patch: {
          ...patch,
          state: "submitting",
          sent_at: now,
          callback_token_hash: hashCallbackToken(token),
          next_check_at: unansweredAt(now, this.options),
        },
        entry,
      }
    })
    if (written?.state === "submitting") {
      return await this.sender.send(written, token)
    }
    return written ?? (await this.reload(payout))
  }

  private async reload(payout: Transaction): Promise<Transaction> {
    return (await this.writes.findById(payout.id)) ?? payout
  }

  /** A request by a secret API key counts as one of the user who created it. */
  private async newPayout(request: PayoutRequest): Promise<NewPayout> {
    const { database } = this.writes
    const requested_by = await findAccountableUser(
      database,
      request.requested_by
    )
    return newPayout({ ...request, requested_by }, await this.now())
  }

  private async now(): Promise<Date> {
    return await this.writes.clock.now()
  }
}

/**
 * Only users decide: with a key of their own, requesters could approve.
 * @throws MedusaError (forbidden, code `user_required`)
 */
function assertUser(actorId: string): void {
  if (isApiKeyId(actorId)) {
    refuseApiKey()
  }
}
