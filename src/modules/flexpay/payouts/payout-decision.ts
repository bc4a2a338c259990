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
import { asReplaced, receivedMoney, sumHeld } from "./payout-sums"
import { decideRefund } from "./refund-rules"
import { isJustification, refuseAction } from "./refused-actions"
import { decideResend, hasArrivedAncestor } from "./resend-rules"
import type { Transaction } from "../transaction/transaction"

/** A request to give money back. */
export interface PayoutRequest {
  /** The payment to give back from. */
  payment: Transaction
  /** Medusa's amount in major units; it is rounded up to what FlexPay pays. */
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
  /** Medusa holds the money as a payment, so its books follow. */
  is_in_medusa: boolean
  /** Why, where the payment or the payout takes a justification. */
  justification?: string
  /** Of a resend after an unknown outcome: why no money left. */
  statement?: string
  /** What the admin saw as given back: refused when it changed since. */
  expected_paid_out?: string
}

/**
 * Decides about a payout under the lock of its payment.
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
  const isJustified =
    isJustification(request.justification) || isJustification(request.statement)
  const wish = MathBN.convert(resend?.wish ?? request.amount).toFixed()
  const payable = payableOf(wish, payment, counted)
  const { amount: received, currency_code } = receivedMoney(payment)
  const isRest =
    payable.kind === "amount" &&
    MathBN.gte(MathBN.add(sumHeld(counted), payable.amount), received)
  const decision = decideRefund({
    payment,
    is_in_medusa: request.is_in_medusa,
    has_sync_lease: facts.has_sync_lease,
    has_open_payout: findOpenPayout(payouts) !== undefined,
    asked_by: request.requested_by === null ? "medusa" : "operator",
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
  assertSeen(request.expected_paid_out, sumHeld(payouts))
  assertEnabled(options)
  if (payable.kind === "exceeds") {
    refuseExcess({ ...payable, amount: wish, currency: currency_code })
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
    session_amount: wish,
    disposition: decision.disposition,
    attention: decision.attention,
    event: justificationEvent(request),
  }
}

/**
 * The payout of a refund that Medusa booked without the plugin hearing of it.
 * It is owed, whatever the rules for a new one say; an operator sends it.
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

/** Of a resend: what it sends, and the payouts as they count then. */
function readResend(
  { replaces_id, justification, statement }: PayoutRequest,
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
  const isStated = isJustification(statement) || isJustification(justification)
  if (decision.needs !== null && !isStated) {
    refuseAction(
      decision.needs === "statement"
        ? "statement_missing"
        : "justification_missing"
    )
  }
  return { wish: decision.wish, counted: asReplaced(payouts, replaced) }
}

function assertSeen(expected: string | undefined, paidOut: string): void {
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
  ...[wish, payment, payouts]: Parameters<typeof payoutAmount>
): ReturnType<typeof payoutAmount> {
  try {
    return payoutAmount(wish, payment, payouts)
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

/** The justification of a fresh refund; that of a resend stands at the payout. */
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
 * Looks once more before a payout is sent: much may happen between a request
 * and its approval.
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
