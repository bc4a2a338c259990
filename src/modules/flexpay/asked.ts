import { judge } from "../../gateway"
import type { CheckAnswer, Verdict } from "../../gateway"
import { WIRE_CURRENCY } from "./transaction"
import type { Told, Transaction } from "./transaction"
import { isAboutOurs, toTold } from "./transitions"

/** An order number that FlexPay can be asked about. */
export interface Askable {
  orderNumber: string
  /** Whether only a callback named it: then our reference alone binds. */
  adopted: boolean
}

/** What FlexPay was asked by check, and what it said. */
export interface Asked extends Askable {
  /** Null when FlexPay refused the shop's token: it said nothing. */
  answer: (CheckAnswer & { verdict: Verdict }) | null
  /** Why there is no answer. */
  error?: string
}

/** Order numbers to check, the one of FlexPay's own answer first. */
export function askablesOf({
  order_number,
  callback_order_numbers,
}: Pick<Transaction, "order_number" | "callback_order_numbers">): Askable[] {
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
  { orderNumber, adopted }: Askable,
  answer: CheckAnswer
): Asked {
  const currency = WIRE_CURRENCY[currency_code]
  const verdict = judge(
    { orderNumber, reference, amount, currency, adopted },
    answer
  )
  const isForeign =
    adopted && verdict.kind === "mismatch" && !isAboutOurs(verdict)
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
export function isDecisive({ adopted, answer }: Asked): boolean {
  const verdict = answer?.verdict
  if (!verdict) {
    return false
  }
  return isBound(verdict) || (!adopted && verdict.kind === "mismatch")
}

/**
 * The answer that counts: the first that decides; else one about another
 * transaction, which an operator must know; else that of the first number.
 */
export function decisiveOf(asked: readonly Asked[]): Asked | null {
  return (
    asked.find(isDecisive) ??
    asked.find(({ answer }) => answer?.verdict.kind === "mismatch") ??
    asked[0] ??
    null
  )
}

/** Whether FlexPay said anything; true when there was nothing to ask. */
export function isHeard(asked: readonly Asked[]): boolean {
  return (
    asked.some(isDecisive) ||
    asked.every(({ answer }) => answer && !isUnreadable(answer.verdict))
  )
}

function isUnreadable(verdict: Verdict): boolean {
  return verdict.kind === "pending" && verdict.why === "unreadable"
}

/** What an answer is remembered as; null when it told nothing. */
export function saidBy(asked: Asked | null): Told | null {
  return asked?.answer ? toTold(asked.answer.verdict) : null
}

/** Whether the answer was found to be about our transaction. */
export function isBound(verdict: Verdict): boolean {
  switch (verdict.kind) {
    case "pending":
      return verdict.why === "waiting" || verdict.why === "unknown_status"
    case "mismatch":
      return isAboutOurs(verdict)
    default:
      return true
  }
}
