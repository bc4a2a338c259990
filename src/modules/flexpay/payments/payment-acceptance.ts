import { MathBN } from "@medusajs/framework/utils"
import type { TransactionChecker } from "./transaction-checker"
import type { Clock } from "../store/clock"
import { dispositionAfter } from "../transaction/disposition"
import type { NewTimelineEntry } from "../store/timeline"
import { isAcceptable } from "../transaction/operator-actions"
import type { NumberCheck } from "../transaction/check-result"
import type { PayoutStore } from "../store/payout-store"
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

/** Money that check reports as paid. */
interface ReportedMoney {
  amount: string | null
  currency_code: CurrencyCode | null
}

const DECIMAL = /^\d{1,30}(\.\d{1,20})?$/

/** The money that check reports as paid, though it differs from the request. */
function reportedMoney(answer: NumberCheck["answer"]): ReportedMoney | null {
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

/** Accepts payments as received by an operator's decision. */
export class PaymentAcceptance {
  constructor(
    private readonly payouts: PayoutStore,
    private readonly checks: TransactionChecker,
    private readonly clock: Clock
  ) {}

  /**
   * Accepts a payment, after a check where the check bounds the amount; see
   * `acceptPayment`.
   * @throws MedusaError not_allowed: code `not_acceptable`, or
   * `check_unavailable` when FlexPay does not answer in time; invalid_data
   */
  async accept(
    payment: Transaction,
    acceptance: Acceptance,
    withinMs: number
  ): Promise<Transaction | null> {
    const needsCheck = needsReport(payment)
    const fresh = needsCheck
      ? await this.checks.checkNow(payment.id, withinMs)
      : null
    if (needsCheck && !fresh?.isAnswered) {
      refuseAction("check_unavailable")
    }
    const reported = fresh && reportedMoney(fresh.answer)
    const now = await this.clock.now()
    return await this.payouts.changeLocked(payment.id, (row) =>
      acceptPayment(row, acceptance, { reported, now })
    )
  }
}

/** Whether a fresh check must report the money before it is accepted. */
function needsReport(payment: Transaction): boolean {
  return !isAmountUnknown(payment)
}

/**
 * Accepts a payment: it becomes a success with a known amount, at most the
 * requested and the reported one, and waits for the operator's next action.
 *
 * @param facts.reported of a fresh check, where `needsReport`
 * @throws MedusaError with the code of an `ActionRefusal`
 */
export function acceptPayment(
  payment: Transaction,
  { actor_id, justification, amount }: Acceptance,
  { reported, now }: { reported: ReportedMoney | null; now: Date }
): { patch: Patch; event: NewTimelineEntry } {
  if (!isAcceptable(payment) || (needsReport(payment) && !reported)) {
    refuseAction("not_acceptable")
  }
  if (!isJustification(justification)) {
    refuseAction("justification_missing")
  }
  const stated = amount ?? reported?.amount ?? null
  if (stated === null || !DECIMAL.test(stated) || MathBN.lte(stated, 0)) {
    return refuseAction("amount_missing")
  }
  if (amount !== undefined && MathBN.gt(amount, payment.amount)) {
    refuseAction("amount_too_large")
  }
  const received_amount = MathBN.min(
    stated,
    reported?.amount ?? stated,
    payment.amount
  ).toFixed()
  const change = {
    state: "succeeded" as const,
    attention: payment.attention,
  }
  return {
    patch: {
      state: "succeeded",
      reason: null,
      received_amount,
      received_currency_code: reported?.currency_code ?? payment.currency_code,
      disposition: dispositionAfter(payment, change),
      ...(payment.state !== "succeeded" && { finalized_at: now }),
    },
    event: {
      type: "accepted_by_operator",
      actor_id,
      data: { justification, received_amount, attention: payment.attention },
    },
  }
}
