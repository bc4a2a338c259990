import { MathBN } from "@medusajs/framework/utils"
import type { TransactionChecker } from "./transaction-checker"
import type { Clock } from "../store/clock"
import { dispositionAfter } from "../transaction/disposition"
import type { NewTimelineEntry } from "../store/timeline"
import { isAcceptable } from "../transaction/operator-actions"
import type { TransactionStore } from "../store/transaction-store"
import { isAmountUnknown } from "../payouts/refund-rules"
import { isJustification, refuseAction } from "../payouts/refused-actions"
import { toCurrencyCode } from "../transaction/transaction"
import type {
  CurrencyCode,
  Patch,
  Transaction,
} from "../transaction/transaction"

/** An operator accepts money as received. */
export interface Acceptance {
  actor_id: string
  justification: string
  /** Received amount: decimal string, major units, at most the requested. */
  amount?: string
}

/** Money that check reports as paid, though it differs from the request. */
interface ReportedMoney {
  amount: string | null
  currency_code: CurrencyCode | null
}

const DECIMAL = /^\d{1,30}(\.\d{1,20})?$/

/** Accepts payments as received by an operator's decision. */
export class PaymentAcceptance {
  constructor(
    private readonly transactions: TransactionStore,
    private readonly checks: TransactionChecker,
    private readonly clock: Clock
  ) {}

  /**
   * Accepts a payment: it becomes a success with a known amount, at most the
   * requested and the reported one, and waits for the operator's next action.
   * Checks it first, where the check bounds the amount.
   * @throws MedusaError not_allowed: code `not_acceptable`, or
   * `check_unavailable` when FlexPay does not answer in time; invalid_data
   */
  async accept(
    payment: Transaction,
    acceptance: Acceptance,
    withinMs: number
  ): Promise<Transaction | null> {
    const reported = needsReport(payment)
      ? await this.readReport(payment.id, withinMs)
      : null
    const now = await this.clock.now()
    return await this.transactions.changeLocked(payment.id, (row) =>
      acceptPayment(row, acceptance, { reported, now })
    )
  }

  private async readReport(
    id: string,
    withinMs: number
  ): Promise<ReportedMoney | null> {
    const checked = await this.checks.checkNow(id, withinMs)
    if (!checked?.isAnswered) {
      refuseAction("check_unavailable")
    }
    const { answer } = checked
    if (
      !answer?.facts ||
      answer.verdict.kind !== "mismatch" ||
      !answer.verdict.paid
    ) {
      return null
    }
    const { amount, currency } = answer.facts
    return { amount, currency_code: currency && toCurrencyCode(currency) }
  }
}

/** Whether a fresh check must report the money before it is accepted. */
function needsReport(payment: Transaction): boolean {
  return !isAmountUnknown(payment)
}

function acceptPayment(
  payment: Transaction,
  { actor_id, justification, amount }: Acceptance,
  { reported, now }: { reported: ReportedMoney | null; now: Date }
): { patch: Patch; entry: NewTimelineEntry } {
  if (!isAcceptable(payment) || (needsReport(payment) && !reported)) {
    refuseAction("not_acceptable")
  }
  if (!isJustification(justification)) {
    refuseAction("justification_missing")
  }
  const received_amount = readAmount(amount, payment, reported?.amount ?? null)
  const { attention } = payment
  const state = "succeeded"
  return {
    patch: {
      state,
      reason: null,
      received_amount,
      received_currency_code: reported?.currency_code ?? payment.currency_code,
      disposition: dispositionAfter(payment, { state, attention }),
      ...(payment.state !== state && { finalized_at: now }),
    },
    entry: {
      type: "accepted_by_operator",
      actor_id,
      data: { justification, received_amount, attention },
    },
  }
}

/** The received amount: the stated one, at most the requested and the reported. */
function readAmount(
  stated: string | undefined,
  { amount: requested }: Transaction,
  reported: string | null
): string {
  const amount = stated ?? reported
  if (amount === null || !DECIMAL.test(amount) || MathBN.lte(amount, 0)) {
    return refuseAction("amount_missing")
  }
  if (stated !== undefined && MathBN.gt(stated, requested)) {
    refuseAction("amount_too_large")
  }
  return MathBN.min(amount, reported ?? amount, requested).toFixed()
}
