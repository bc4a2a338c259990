import { MathBN } from "@medusajs/framework/utils"
import type { CheckStatus } from "../../../gateway"
import { isUnsent, RETURNED_STATUSES } from "../transaction/transaction"
import type { CurrencyCode, Transaction } from "../transaction/transaction"

/** Columns of a payout for the sums. Amounts are decimal strings, major units. */
export type SummedPayout = Pick<
  Transaction,
  | "id"
  | "state"
  | "check_status"
  | "amount"
  | "session_amount"
  | "received_amount"
  | "received_currency_code"
  | "currency_code"
  | "replaces_id"
>

const RETURNED: readonly (CheckStatus | null)[] = RETURNED_STATUSES

/** The received amount of a payment, in major units: at most that much goes back. */
export function receivedMoney(
  payment: Pick<
    Transaction,
    "amount" | "currency_code" | "received_amount" | "received_currency_code"
  >
): { amount: string; currency_code: CurrencyCode } {
  return {
    amount: payment.received_amount ?? payment.amount,
    currency_code: payment.received_currency_code ?? payment.currency_code,
  }
}

/** Whether a payout succeeded, and the last check says that the money came back. */
export function isReturned({
  state,
  check_status,
}: Pick<Transaction, "state" | "check_status">): boolean {
  return state === "succeeded" && RETURNED.includes(check_status)
}

/** The amount that the recipient of a succeeded payout got; all of it in another currency. */
export function arrivedAmount(payout: SummedPayout): string {
  const { amount, received_amount, received_currency_code } = payout
  const isComparable =
    received_amount !== null &&
    received_currency_code === payout.currency_code &&
    MathBN.gte(received_amount, 0)
  return isComparable ? received_amount : amount
}

/** Whether the recipient has all of a payout. */
export function hasArrived(payout: SummedPayout): boolean {
  return (
    payout.state === "succeeded" &&
    !isReturned(payout) &&
    MathBN.gte(arrivedAmount(payout), payout.amount)
  )
}

/** The payout that was sent in place of this one. */
export function successorOf<Payout extends SummedPayout>(
  { id }: Pick<SummedPayout, "id">,
  payouts: readonly Payout[]
): Payout | undefined {
  return payouts.find(
    ({ replaces_id, state }) => replaces_id === id && state !== "canceled"
  )
}

/**
 * Whether a payout was resent, and the other one left or may leave: then its own
 * money is known not to have left.
 */
function isReplaced(
  { id }: Pick<SummedPayout, "id">,
  payouts: readonly SummedPayout[]
): boolean {
  const successor = successorOf({ id }, payouts)
  return (
    successor !== undefined &&
    (successor.state !== "refused" || isReplaced(successor, payouts))
  )
}

/**
 * The amount of its payment that a payout holds. Money that may have left counts
 * until FlexPay, or an operator who resent the payout, says that it did not.
 * Money that arrived counts in any case.
 *
 * @param payouts all of the same payment
 */
function heldAmount(
  payout: SummedPayout,
  payouts: readonly SummedPayout[]
): string {
  const isOverruled = isReplaced(payout, payouts)
  switch (payout.state) {
    case "refused":
    case "failed":
    case "canceled":
      return "0"
    case "succeeded":
      return isOverruled && isReturned(payout) ? "0" : arrivedAmount(payout)
    case "draft":
    case "awaiting_approval":
    case "deferred":
    case "submitting":
    case "pending":
    case "unknown":
    case "expired":
    case "reversed":
      return isOverruled ? "0" : payout.amount
  }
}

/** The amount of a payment that left or may have left. */
export function sumHeld(payouts: readonly SummedPayout[]): string {
  return sumWhere(payouts, () => true)
}

/** The same of payouts that left since a time, or have not left yet. */
export function sumHeldSince(
  payouts: readonly (SummedPayout &
    Pick<Transaction, "sent_at" | "created_at">)[],
  since: Date
): string {
  return sumWhere(
    payouts,
    ({ state, sent_at, created_at }) =>
      state === "awaiting_approval" || (sent_at ?? created_at) > since
  )
}

/** The same without payouts that are not sent yet. */
export function sumSent(payouts: readonly SummedPayout[]): string {
  return sumWhere(payouts, (payout) => !isUnsent(payout))
}

/** The amount that arrived. */
export function sumArrived(payouts: readonly SummedPayout[]): string {
  return sumWhere(payouts, ({ state }) => state === "succeeded")
}

/** `sumHeld` in Medusa's amounts, which differ from FlexPay's by rounding. */
export function sumRefunded(payouts: readonly SummedPayout[]): string {
  const amounts = payouts.map((payout) => {
    const amount = heldAmount(payout, payouts)
    return MathBN.eq(amount, payout.amount) ? payout.session_amount : amount
  })
  return MathBN.sum(...amounts).toFixed()
}

/** The payouts of a payment as they count once `replaced` is resent. */
export function withReplacement<Payout extends SummedPayout>(
  payouts: readonly Payout[],
  replaced: Payout
): Payout[] {
  const successor: Payout = {
    ...replaced,
    id: "",
    state: "draft",
    amount: "0",
    session_amount: "0",
    received_amount: null,
    replaces_id: replaced.id,
  }
  return [...payouts, successor]
}

function sumWhere<Payout extends SummedPayout>(
  payouts: readonly Payout[],
  isCounted: (payout: Payout) => boolean
): string {
  const counted = payouts.filter(isCounted)
  const amounts = counted.map((payout) => heldAmount(payout, payouts))
  return MathBN.sum(...amounts).toFixed()
}
