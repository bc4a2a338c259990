import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { InvalidAmountError, sameAmount, toWireAmount } from "../../../gateway"
import { bilingual, refuse } from "../bilingual-message"
import type { NewTimelineEntry } from "../store/timeline"
import { findOpenPayout } from "../transaction/operator-actions"
import type { FlexPayOptions } from "../options"
import type { PayoutRequest } from "./new-payout"
import { payoutAmount } from "./payout-amount"
import type {
  LockedPayout,
  PayoutDecision,
  PayoutFacts,
} from "../store/payout-store"
import {
  assertEnabled,
  assertWithinLimits,
  refuseExcess,
} from "./payout-limits"
import { receivedMoney, sumHeld, withReplacement } from "./payout-sums"
import type { SummedPayout } from "./payout-sums"
import { decideRefund } from "./refund-rules"
import { isJustification, refuseAction } from "./refused-actions"
import { decideResend, hasArrivedAncestor } from "./resend-rules"
import type { Transaction } from "../transaction/transaction"

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
  const { payment, payouts, of_day } = facts
  const { refund, counted } = readRefund(request, payouts)
  const payable = payableOf(refund, payment, counted)
  const { amount: received, currency_code: currency } = receivedMoney(payment)
  const coversRest =
    payable.kind === "amount" &&
    MathBN.gte(MathBN.add(sumHeld(counted), payable.amount), received)
  const { disposition, attention } = assertRefundable(
    request,
    facts,
    coversRest
  )
  assertUnchanged(request.expected_paid_out, sumHeld(payouts))
  assertEnabled(options, currency)
  if (payable.kind === "exceeds") {
    refuseExcess({ ...payable, amount: refund, currency })
  }
  if (payable.kind === "rounded_away") {
    return null
  }
  const { amount } = payable
  assertWithinLimits({ amount, currency, of_day }, options)
  return {
    amount,
    session_amount: refund,
    disposition,
    attention,
    entry: justificationEntry(request),
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

/** Medusa's amount of a payout, and the earlier payouts as they count with it. */
function readRefund(
  { amount, replaces_id, justification }: PayoutRequest,
  payouts: Transaction[]
): { refund: string; counted: SummedPayout[] } {
  if (replaces_id === null) {
    return { refund: MathBN.convert(amount).toFixed(), counted: payouts }
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
    refund: MathBN.convert(decision.session_amount).toFixed(),
    counted: withReplacement(payouts, replaced),
  }
}

/** @returns what the payment becomes by the payout */
function assertRefundable(
  request: PayoutRequest,
  { payment, payouts, has_sync_lease }: PayoutFacts,
  covers_rest: boolean
) {
  const openPayout = findOpenPayout(payouts)
  const decision = decideRefund({
    payment,
    is_in_medusa: request.is_in_medusa,
    has_sync_lease,
    has_open_payout: openPayout !== undefined,
    requester: request.requested_by === null ? "medusa" : "operator",
    is_resend: request.replaces_id !== null,
    is_justified: isJustification(request.justification),
    covers_rest,
  })
  if (decision.kind === "refused") {
    const { code } = decision
    refuseAction(
      code,
      code === "payout_open" ? openPayout?.reference : undefined
    )
  }
  return decision
}

function assertUnchanged(expected: string | undefined, paidOut: string): void {
  if (expected !== undefined && !sameAmount(expected, paidOut)) {
    refuse(
      "paid_out_changed",
      "De l’argent de ce paiement a été rendu depuis que vous avez ouvert cette page. Regardez de nouveau avant de rembourser.",
      "Money of this payment was given back since you opened this page. Look at it again before you refund."
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
function justificationEntry({
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
export function assertOwed({ payout, payment, payouts }: LockedPayout): void {
  if (
    payment.state !== "succeeded" ||
    hasArrivedAncestor(payout, payouts) ||
    MathBN.gt(sumHeld(payouts), receivedMoney(payment).amount)
  ) {
    refuseAction("not_owed")
  }
}
