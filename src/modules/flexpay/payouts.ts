import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import {
  guessOperator,
  hashCallbackToken,
  newCallbackToken,
  newReference,
  sameAmount,
} from "../../gateway"
import { bilingual } from "./bilingual"
import type { Clock } from "./clock"
import type { PayoutLedger, PayoutSums } from "./payout-ledger"
import type { NewPayout } from "./rows"
import type { FlexPayOptions } from "./options"
import { payableAmount } from "./payable-amount"
import { assertEnabled, assertPayable, receivedMoney } from "./payout-limits"
import type { Sender } from "./sender"
import type { Transaction } from "./transaction"

/** A wish to give money back. */
export interface PayoutRequest {
  /** The payment to give back from. */
  payment: Transaction
  /** In major units. */
  amount: BigNumberInput
  /** 12 digits, 243… */
  phone: string
  /** Medusa's refund; null for money that Medusa has not booked. */
  refund_id: string | null
  /** The payout that this one is sent again for. */
  replaces_id: string | null
  /** The admin user; null when Medusa itself asks. */
  requested_by: string | null
  note: string | null
  /** What the admin saw as given back: refused when it changed since. */
  expected_paid_out?: string
}

/** A person's act on a payout. */
export interface PayoutAct {
  actor_id: string
  note?: string
}

const MINUTE_MS = 60 * 1000
/** A draft that nobody released for so long belongs to a process that died. */
const DRAFT_LIVES_MINUTES = 5

/** Gives money back: the row first, then an approval if it needs one, then the call, once. */
export class Payouts {
  constructor(
    private readonly ledger: PayoutLedger,
    private readonly sender: Sender,
    private readonly options: FlexPayOptions,
    private readonly clock: Clock
  ) {}

  /**
   * Writes a payout, and sends nothing. Asked twice for the same refund, it
   * returns the first one.
   * @throws MedusaError (not_allowed) when payouts are off or over a limit;
   * code `paid_out_changed` when somebody gave money back meanwhile
   */
  async draft(
    request: PayoutRequest
  ): Promise<{ transaction: Transaction; isNew: boolean }> {
    const row = await this.newRow(request)
    return await this.ledger.insertPayout(row, (sums) =>
      this.assertAllowed(request, { amount: row.amount, sums })
    )
  }

  /**
   * Lets a draft go: to FlexPay, or to a second admin where the amount asks
   * for one. Of many callers, one lets it go.
   */
  async release(
    draft: Transaction,
    { refund_id }: { refund_id: string | null }
  ): Promise<Transaction> {
    if (this.needsApproval(draft)) {
      const waiting = await this.ledger.change(
        { id: draft.id, from: "draft" },
        {
          state: "awaiting_approval",
          refund_id: refund_id ?? draft.refund_id,
          attention: "approval_needed",
          attention_at: await this.clock.now(),
          next_check_at: null,
        },
        {
          type: "approval_requested",
          actor_id: draft.requested_by ?? undefined,
        }
      )
      return waiting ?? (await this.present(draft))
    }
    return await this.send(draft, {
      refund_id: refund_id ?? draft.refund_id,
    })
  }

  /**
   * The payout of a refund that Medusa has booked, sent if it was not yet.
   * @param draft_id the draft that an admin prepared for this refund
   * @throws MedusaError (not_allowed) when it must not be or can't be
   */
  async payOutRefund(
    request: PayoutRequest,
    draft_id: string | null
  ): Promise<Transaction> {
    const prepared = draft_id && (await this.ledger.findById(draft_id))
    if (!prepared) {
      const { transaction, isNew } = await this.draft(request)
      return isNew ? await this.release(transaction, request) : transaction
    }
    if (
      prepared.payment_transaction_id !== request.payment.id ||
      !sameAmount(prepared.amount, request.amount)
    ) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "The payout that was prepared is not for this refund.",
        "other_refund"
      )
    }
    return await this.release(prepared, request)
  }

  /**
   * Writes down a refund that Medusa booked and of which nobody was told: the
   * process died in between. The draft lapses to the attention list.
   */
  async recordLost(request: PayoutRequest): Promise<void> {
    const row = await this.newRow(request)
    await this.ledger.insertPayout(row, () => undefined)
  }

  /** Gives up a draft of which nothing came; nothing was sent. */
  async cancelDraft(id: string): Promise<void> {
    await this.ledger.change(
      { id, from: "draft" },
      {
        state: "canceled",
        reason: "not_sent",
        settled_at: await this.clock.now(),
      }
    )
  }

  /**
   * Sends what awaits a second admin.
   * @throws MedusaError (not_allowed) when the approver asked for it, or when
   * it must no longer be sent
   */
  async approve(payout: Transaction, act: PayoutAct): Promise<Transaction> {
    if (payout.requested_by === act.actor_id) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        bilingual(
          "Vous avez demandé ce versement : un autre administrateur doit l’approuver.",
          "You asked for this payout, so another admin must approve it."
        ),
        "own_approval"
      )
    }
    assertEnabled(this.options.payouts)
    await this.assertStillOwed(payout)
    return await this.send(
      payout,
      {
        approved_by: act.actor_id,
        attention: null,
        attention_at: null,
      },
      { type: "approved", actor_id: act.actor_id }
    )
  }

  /** Ends what awaits a second admin; nothing is sent. */
  async reject(payout: Transaction, act: PayoutAct): Promise<Transaction> {
    const now = await this.clock.now()
    const rejected = await this.ledger.change(
      { id: payout.id, from: "awaiting_approval" },
      {
        state: "refused",
        reason: "rejected",
        settled_at: now,
        attention: payout.refund_id ? "payout_refused" : null,
        attention_at: payout.refund_id ? now : null,
        applied_state: "refused",
      },
      { type: "rejected", actor_id: act.actor_id, data: { note: act.note } }
    )
    return rejected ?? (await this.present(payout))
  }

  /** Whether a payout arrived for which this one was sent again. */
  async isReplacementOfArrived({
    replaces_id,
  }: Pick<Transaction, "replaces_id">): Promise<boolean> {
    const replaced = replaces_id && (await this.ledger.findById(replaces_id))
    return replaced
      ? replaced.state === "succeeded" ||
          (await this.isReplacementOfArrived(replaced))
      : false
  }

  /** Much may happen between a wish and its approval. */
  private async assertStillOwed(payout: Transaction): Promise<void> {
    const payment = await this.ledger.findPayment(
      payout.payment_transaction_id ?? ""
    )
    if (
      payment?.state !== "succeeded" ||
      (await this.isReplacementOfArrived(payout))
    ) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        bilingual(
          "Le client a déjà cet argent : FlexPay l’a rendu, ou un versement précédent est arrivé. Rejetez ce versement.",
          "The shopper has this money already: FlexPay gave it back, or an earlier payout arrived. Reject this payout."
        ),
        "not_owed"
      )
    }
  }

  private async send(
    payout: Transaction,
    patch: Partial<Transaction>,
    event: { type: string; actor_id?: string } = {
      type: "payout_requested",
      actor_id: payout.requested_by ?? undefined,
    }
  ): Promise<Transaction> {
    const token = newCallbackToken()
    const now = await this.clock.now()
    const claimed = await this.ledger.change(
      {
        id: payout.id,
        from: payout.state === "draft" ? "draft" : "awaiting_approval",
      },
      {
        ...patch,
        state: "requesting",
        sent_at: now,
        callback_token_hash: hashCallbackToken(token),
        next_check_at: new Date(
          now.getTime() + this.options.request_timeout_seconds * 1000 + 30_000
        ),
      },
      event
    )
    return claimed
      ? await this.sender.send(claimed, token)
      : await this.present(payout)
  }

  private async newRow(request: PayoutRequest): Promise<NewPayout> {
    const { payment } = request
    const now = await this.clock.now()
    const { currency_code } = receivedMoney(payment)
    return {
      reference: newReference(),
      // The token that is sent is made when it is sent.
      callback_token_hash: hashCallbackToken(newCallbackToken()),
      phone: request.phone,
      operator: guessOperator(request.phone),
      amount: payableAmount(request.amount, currency_code, this.options),
      currency_code,
      order_id: payment.order_id,
      payment_collection_id: payment.payment_collection_id,
      payment_transaction_id: payment.id,
      refund_id: request.refund_id,
      replaces_id: request.replaces_id,
      requested_by: request.requested_by,
      note: request.note,
      lives_until: new Date(now.getTime() + DRAFT_LIVES_MINUTES * MINUTE_MS),
    }
  }

  private async present(payout: Transaction): Promise<Transaction> {
    return (await this.ledger.findById(payout.id)) ?? payout
  }

  private needsApproval({ amount, currency_code }: Transaction): boolean {
    const limit = this.options.payouts.approval_above[currency_code]
    return limit !== undefined && MathBN.gt(amount, limit)
  }

  private assertAllowed(
    request: PayoutRequest,
    { amount, sums }: { amount: string; sums: PayoutSums }
  ): void {
    if (
      request.expected_paid_out !== undefined &&
      !sameAmount(request.expected_paid_out, sums.of_payment)
    ) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        bilingual(
          "De l’argent de ce paiement a été rendu depuis que vous avez ouvert cette page. Regardez de nouveau avant de rembourser.",
          "Money of this payment was given back since you opened this page. Look at it again before you refund."
        ),
        "paid_out_changed"
      )
    }
    assertPayable(
      { payment: request.payment, amount, sums },
      this.options.payouts
    )
  }
}
