import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { InvalidAmountError, sameAmount, toWireAmount } from "../../../gateway"
import { bilingual } from "../bilingual-message"
import type { NewTimelineEntry } from "../store/timeline"
import { findOpenPayout } from "../transaction/operator-actions"
import type { FlexPayOptions } from "../options"
import { payoutAmount } from "./payout-amount"
import type { LockedPayment } from "../store/payment-lock"
import type { PayoutDecision, PayoutFacts } from "../store/payout-store"
import {
  assertEnabled,
  assertWithinLimits,
  refuseExcess,
} from "./payout-limits"
import { receivedMoney, sumHeld, withReplacement } from "./payout-sums"
import { decideRefund } from "./refund-rules"
import { isJustification, refuseAction } from "./refused-actions"
import { decideResend, hasArrivedAncestor } from "./resend-rules"
import type { Transaction } from "../transaction/transaction"

/** A request of a payout. */
export interface PayoutRequest {
  /** The payment whose money is returned. */
  payment: Transaction
  /** Medusa's amount in major units; it is rounded up to what FlexPay pays. */
  amount: BigNumberInput
  /** 12 digits, 243… */
  phone: string
  /** Medusa's refund; null for money that Medusa has not booked. */
  refund_id: string | null
  /** The payout that this one is resent for. */
  replaces_id: string | null
  /** The admin user; null for Medusa itself. */
  requested_by: string | null
  note: string | null
  /** Whether Medusa has booked the money as a payment. */
  is_in_medusa: boolean
  /** Where the payment or the payout needs one. */
  justification?: string
  /** Paid out as the admin saw it: refused when it changed since. */
  expected_paid_out?: string
}

/**
 * Reviews a payout under the lock of its payment.
 * @returns null when earlier payouts were rounded up by as much as this one
 * @throws MedusaError with the code of a refusal, a limit, or `paid_out_changed`
 */
export function reviewPayout(
  request: PayoutRequest,
  facts: PayoutFacts,
  options: FlexPayOptions["payouts"]
): PayoutDecision | null {
  const { payment, payouts } = facts
  const resend = readResend(request, payouts)
  const counted = resend?.counted ?? payouts
  const isJustified = isJustification(request.justification)
  const refund = MathBN.convert(
    resend?.session_amount ?? request.amount
  ).toFixed()
  const payable = payableOf(refund, payment, counted)
  const { amount: received, currency_code } = receivedMoney(payment)
  const isRest =
    payable.kind === "amount" &&
    MathBN.gte(MathBN.add(sumHeld(counted), payable.amount), received)
  const decision = decideRefund({
    payment,
    is_in_medusa: request.is_in_medusa,
    has_sync_lease: facts.has_sync_lease,
    has_open_payout: findOpenPayout(payouts) !== undefined,
    requester: request.requested_by === null ? "medusa" : "operator",
    is_resend: resend !== null,
    is_justified: isJustified,
    covers_rest: isRest,
  })
  if (decision.kind === "refused") {
    refuseAction(
      decision.code,
      decision.code === "payout_open"
        ? findOpenPayout(payouts)?.reference
        : undefined
    )
  }
  assertUnchanged(request.expected_paid_out, sumHeld(payouts))
  assertEnabled(options)
  if (payable.kind === "exceeds") {
    refuseExcess({ ...payable, amount: refund, currency: currency_code })
  }
  if (payable.kind === "rounded_away") {
    return null
  }
  assertWithinLimits(
    {
      amount: payable.amount,
      currency: currency_code,
      of_day: facts.of_day,
    },
    options
  )
  return {
    amount: payable.amount,
    session_amount: refund,
    disposition: decision.disposition,
    attention: decision.attention,
    event: justificationEvent(request),
  }
}

/**
 * The payout of a refund that Medusa booked while the process died. It is owed,
 * whatever the rules for a new one; an operator sends it.
 */
export function decideLostPayout(
  { amount }: PayoutRequest,
  { payment, payouts }: PayoutFacts
): PayoutDecision | null {
  const payable = payoutAmount(amount, payment, payouts)
  const { currency_code } = receivedMoney(payment)
  return payable.kind === "rounded_away"
    ? null
    : {
        amount:
          payable.kind === "amount"
            ? payable.amount
            : toWireAmount(amount, currency_code, "round_up"),
        session_amount: MathBN.convert(amount).toFixed(),
        disposition: payment.disposition,
        attention: payment.attention,
      }
}

/** Of a resend: its amount, and the payouts as they count with it. */
function readResend(
  { replaces_id, justification }: PayoutRequest,
  payouts: Transaction[]
) {
  if (replaces_id === null) {
    return null
  }
  const replaced = payouts.find(({ id }) => id === replaces_id)
  if (!replaced) {
    return refuseAction("not_resendable")
  }
  const decision = decideResend(replaced, payouts)
  if (decision.kind === "refused") {
    return refuseAction(decision.code)
  }
  if (decision.needs !== null && !isJustification(justification)) {
    refuseAction("justification_missing")
  }
  return {
    session_amount: decision.session_amount,
    counted: withReplacement(payouts, replaced),
  }
}

function assertUnchanged(expected: string | undefined, paidOut: string): void {
  if (expected !== undefined && !sameAmount(expected, paidOut)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      bilingual(
        "De l’argent de ce paiement a été rendu depuis que vous avez ouvert cette page. Regardez de nouveau avant de rembourser.",
        "Money of this payment was given back since you opened this page. Look at it again before you refund."
      ),
      "paid_out_changed"
    )
  }
}

function payableOf(
  ...[refund, payment, payouts]: Parameters<typeof payoutAmount>
): ReturnType<typeof payoutAmount> {
  try {
    return payoutAmount(refund, payment, payouts)
  } catch (error) {
    if (error instanceof InvalidAmountError) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        bilingual(
          "Le montant à rembourser doit être un nombre supérieur à zéro, en francs congolais ou en dollars.",
          "The amount to refund must be a number greater than zero, in Congolese francs or US dollars."
        ),
        error.code
      )
    }
    throw error
  }
}

/** The justification of a new refund; that of a resend belongs to the payout. */
function justificationEvent({
  justification,
  replaces_id,
  requested_by,
}: PayoutRequest): NewTimelineEntry | undefined {
  return justification && replaces_id === null
    ? {
        type: "justification",
        actor_id: requested_by ?? undefined,
        data: { act: "refund", justification },
      }
    : undefined
}

/**
 * Verifies a payout before it is sent: the payment may have changed since the
 * request.
 * @throws MedusaError (not_allowed, code `not_owed`)
 */
export function assertOwed(
  payout: Transaction,
  { payment, payouts }: LockedPayment
): void {
  if (
    payment.state !== "succeeded" ||
    hasArrivedAncestor(payout, payouts) ||
    MathBN.gt(sumHeld(payouts), receivedMoney(payment).amount)
  ) {
    refuseAction("not_owed")
  }
}
