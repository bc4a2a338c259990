import { judge } from "../../../gateway"
import type { CheckAnswer, Verdict } from "../../../gateway"
import { WIRE_CURRENCY } from "./transaction"
import type { CheckStatus, Transaction } from "./transaction"
import { isSameTransaction, toCheckStatus } from "./payment-transitions"

/** An order number that FlexPay can be asked about. */
export interface CheckableNumber {
  orderNumber: string
  /** Whether only a callback named it: then our reference alone binds. */
  adopted: boolean
}

/** What FlexPay was asked by check, and what it said. */
export interface CheckResult extends CheckableNumber {
  /** Null when FlexPay refused the shop's token: it said nothing. */
  answer: (CheckAnswer & { verdict: Verdict }) | null
  /** Why there is no answer. */
  error?: string
}

/** Order numbers to check, the one of FlexPay's own answer first. */
export function checkableNumbersOf({
  order_number,
  callback_order_numbers,
}: Pick<
  Transaction,
  "order_number" | "callback_order_numbers"
>): CheckableNumber[] {
  const adopted = (callback_order_numbers ?? []).filter(
    (number) => number !== order_number
  )
  return [
    ...(order_number === null
      ? []
      : [{ orderNumber: order_number, adopted: false }]),
    ...adopted.map((orderNumber) => ({ orderNumber, adopted: true })),
  ]
}

/**
 * Judges what FlexPay answered about one of the order numbers. Whether somebody
 * else's transaction, which a callback named, was paid says nothing of ours.
 */
export function judgeAnswer(
  { reference, amount, currency_code }: Transaction,
  { orderNumber, adopted }: CheckableNumber,
  answer: CheckAnswer
): CheckResult {
  const currency = WIRE_CURRENCY[currency_code]
  const verdict = judge(
    { orderNumber, reference, amount, currency, adopted },
    answer
  )
  const isForeign =
    adopted && verdict.kind === "mismatch" && !isSameTransaction(verdict)
  return {
    orderNumber,
    adopted,
    answer: {
      ...answer,
      verdict: isForeign ? { ...verdict, paid: false } : verdict,
    },
  }
}

/** Whether this answer settles which order number is ours. */
export function isDecisive({ adopted, answer }: CheckResult): boolean {
  const verdict = answer?.verdict
  if (!verdict) {
    return false
  }
  return (
    isAboutThisTransaction(verdict) || (!adopted && verdict.kind === "mismatch")
  )
}

/**
 * The answer that counts: the first that decides; else one about another
 * transaction, which an operator must know; else that of the first number.
 */
export function decisiveOf(asked: readonly CheckResult[]): CheckResult | null {
  return (
    asked.find(isDecisive) ??
    asked.find(({ answer }) => answer?.verdict.kind === "mismatch") ??
    asked[0] ??
    null
  )
}

/** Whether FlexPay said anything; true when there was nothing to ask. */
export function gotAnswer(asked: readonly CheckResult[]): boolean {
  return (
    asked.some(isDecisive) ||
    asked.every(({ answer }) => answer && !isUnreadable(answer.verdict))
  )
}

function isUnreadable(verdict: Verdict): boolean {
  return verdict.kind === "pending" && verdict.why === "unreadable"
}

/** What an answer is remembered as; null when it told nothing. */
export function checkStatusOf(asked: CheckResult | null): CheckStatus | null {
  return asked?.answer ? toCheckStatus(asked.answer.verdict) : null
}

/** Whether the answer was found to be about our transaction. */
export function isAboutThisTransaction(verdict: Verdict): boolean {
  switch (verdict.kind) {
    case "pending":
      return verdict.why === "waiting" || verdict.why === "unknown_status"
    case "mismatch":
      return isSameTransaction(verdict)
    default:
      return true
  }
}
