import type { CheckResult, ExpectedTransaction } from "../../../gateway"
import { WIRE_CURRENCY } from "./transaction"
import type { CheckStatus, Transaction } from "./transaction"

/** An order number that FlexPay can be asked about. */
export interface CheckableNumber {
  orderNumber: string
  /** Whether only a callback named it: then our reference alone binds. */
  adopted: boolean
}

/** What FlexPay was asked by check, and what it said. */
export interface CheckResult extends CheckableNumber {
  /** Null when FlexPay refused the shop's token: it said nothing. */
  answer: CheckResult | null
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

/** The transaction as a check of one of its order numbers must find it. */
export function expectedOf(
  { reference, amount, currency_code }: Transaction,
  { orderNumber, adopted }: CheckableNumber
): ExpectedTransaction {
  const currency = WIRE_CURRENCY[currency_code]
  return { orderNumber, reference, amount, currency, isFromCallback: adopted }
}

/** Whether this answer settles which order number is ours. */
export function isDecisive({ adopted, answer }: CheckResult): boolean {
  return (
    answer !== null &&
    (answer.isSameTransaction ||
      (!adopted && answer.verdict.kind === "mismatch"))
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
    asked.every(({ answer }) => answer !== null && answer.status !== null)
  )
}

/** What an answer is remembered as; null when it told nothing. */
export function checkStatusOf(asked: CheckResult | null): CheckStatus | null {
  return asked?.answer?.status ?? null
}
