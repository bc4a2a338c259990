import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { floorToWire, toWireAmount } from "../../../gateway"
import { receivedMoney, sumHeld, sumRefunded, sumSent } from "./payout-sums"
import type { SummedPayout } from "./payout-sums"
import type { CurrencyCode, Transaction } from "../transaction/transaction"

/** Medusa lets a refund exceed its capture by less than this, in major units. */
const MEDUSA_TOLERANCE = "0.01"

type PaidMoney = Pick<
  Transaction,
  | "amount"
  | "session_amount"
  | "currency_code"
  | "received_amount"
  | "received_currency_code"
>

/** The refundable part of a payment: decimal strings, major units. */
export interface Refundable {
  payment_transaction_id: string
  /** Never negative; "0" for a payment without money. */
  amount: string
  currency_code: CurrencyCode
  /** Refunded or on its way; a refund's request repeats it. */
  paid_out: string
}

/** The amount of a payout. Amounts are decimal strings, major units. */
export type PayoutAmount =
  | { kind: "amount"; amount: string }
  /** Earlier payouts were rounded up by as much as this one would be. */
  | { kind: "rounded_away" }
  | { kind: "exceeds"; received: string; paid_out: string }

/**
 * The payable amount of a refund: rounded up to what FlexPay can pay, and at
 * most the received amount less the payouts that left or may have left. A refund
 * that fits in Medusa's amounts is never refused for the rounding of earlier ones.
 *
 * @param refund Medusa's amount, major units
 * @param payouts all of the payment
 * @throws InvalidAmountError for an amount that is not greater than zero
 */
export function payoutAmount(
  refund: BigNumberInput,
  payment: PaidMoney,
  payouts: readonly SummedPayout[]
): PayoutAmount {
  const received = receivedMoney(payment)
  const paid_out = sumHeld(payouts)
  const rest = MathBN.sub(received.amount, paid_out)
  const amount = toWireAmount(refund, received.currency_code, "round_up")
  if (MathBN.lte(amount, rest)) {
    return { kind: "amount", amount }
  }
  if (MathBN.gt(refund, rest) && !fitsInMedusa(refund, payment, payouts)) {
    return { kind: "exceeds", received: received.amount, paid_out }
  }
  const payable = floorToWire(rest, received.currency_code)
  return MathBN.gt(payable, 0)
    ? { kind: "amount", amount: payable }
    : { kind: "rounded_away" }
}

/**
 * What can still be refunded of a payment, never negative.
 * @param booked what Medusa lets refund; null for money that it has not booked
 */
export function refundableAmount(
  booked: string | null,
  payment: PaidMoney,
  payouts: readonly SummedPayout[]
): string {
  const rest = MathBN.sub(receivedMoney(payment).amount, sumHeld(payouts))
  if (MathBN.lte(rest, 0)) {
    return "0"
  }
  if (booked === null) {
    return floorToWire(rest, receivedMoney(payment).currency_code)
  }
  const isPayable =
    MathBN.lte(booked, rest) || fitsInMedusa(booked, payment, payouts)
  return MathBN.max(isPayable ? booked : rest, 0).toFixed()
}

/** Whether sent payouts cover all of a payment. */
export function isFullyRefunded(
  payment: PaidMoney,
  payouts: readonly SummedPayout[]
): boolean {
  const { amount, currency_code } = receivedMoney(payment)
  // FlexPay can't pay out a fraction that is finer than its own unit.
  return MathBN.gte(sumSent(payouts), floorToWire(amount, currency_code))
}

function fitsInMedusa(
  refund: BigNumberInput,
  { session_amount, received_amount }: PaidMoney,
  payouts: readonly SummedPayout[]
): boolean {
  return (
    received_amount === null &&
    MathBN.lte(
      MathBN.add(sumRefunded(payouts), refund),
      MathBN.add(session_amount, MEDUSA_TOLERANCE)
    )
  )
}
