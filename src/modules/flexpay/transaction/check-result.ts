import { judge, readWireCurrency } from "../../../gateway"
import type { CheckAnswer, Verdict } from "../../../gateway"
import { WIRE_CURRENCY, toCurrencyCode } from "./transaction"
import type { CheckStatus, Patch, Transaction } from "./transaction"
import { isSameTransaction, toCheckStatus } from "./payment-transitions"

/** An order number that FlexPay can be checked about. */
export interface CheckableNumber {
  orderNumber: string
  /** Only a callback named it: then our reference alone identifies it. */
  isFromCallback: boolean
}

/** The check of one order number. */
export interface NumberCheck extends CheckableNumber {
  /** Null when FlexPay refused the store's token, and so said nothing. */
  answer: (CheckAnswer & { verdict: Verdict }) | null
  /** Why there is no answer. */
  error?: string
}

/** The checks of a transaction's order numbers, interpreted once. */
export interface CheckResult {
  /** The check that counts; null when there was no order number. */
  decisive: NumberCheck | null
  verdict: Verdict | null
  /** Kept as the last check status; null when nothing was readable. */
  status: CheckStatus | null
  /** False when FlexPay was checked and gave no readable answer. */
  isAnswered: boolean
  /** Order number of a callback that is proven to be the transaction's. */
  provenOrderNumber: string | null
  /** Columns that the answer fills beside the state. */
  facts: Patch
  /** The first unreadable answer, and the first with an unknown status. */
  unreadable: NonNullable<NumberCheck["answer"]>[]
}

/** Order numbers to check, the one of FlexPay's own answer first. */
export function checkableNumbersOf({
  order_number,
  callback_order_numbers,
}: Pick<
  Transaction,
  "order_number" | "callback_order_numbers"
>): CheckableNumber[] {
  const others = (callback_order_numbers ?? []).filter(
    (number) => number !== order_number
  )
  return [
    ...(order_number === null
      ? []
      : [{ orderNumber: order_number, isFromCallback: false }]),
    ...others.map((orderNumber) => ({ orderNumber, isFromCallback: true })),
  ]
}

/**
 * Interprets FlexPay's answer about one order number. A callback may name
 * another's transaction: that it was paid says nothing about this one.
 */
export function interpretAnswer(
  { reference, amount, currency_code }: Transaction,
  { orderNumber, isFromCallback }: CheckableNumber,
  answer: CheckAnswer
): NumberCheck {
  const currency = WIRE_CURRENCY[currency_code]
  const verdict = judge(
    { orderNumber, reference, amount, currency, adopted: isFromCallback },
    answer
  )
  const isForeign =
    isFromCallback && verdict.kind === "mismatch" && !isSameTransaction(verdict)
  return {
    orderNumber,
    isFromCallback,
    answer: {
      ...answer,
      verdict: isForeign ? { ...verdict, paid: false } : verdict,
    },
  }
}

/** Whether a check decides which order number is the transaction's. */
export function isDecisive({ isFromCallback, answer }: NumberCheck): boolean {
  return (
    answer !== null &&
    (isAboutThisTransaction(answer.verdict) ||
      (!isFromCallback && answer.verdict.kind === "mismatch"))
  )
}

/**
 * Interprets the checks of a transaction's order numbers. The first decisive
 * one counts; else one about another transaction, which an operator must know;
 * else the first.
 */
export function combineChecks(checks: readonly NumberCheck[]): CheckResult {
  const decisive =
    checks.find(isDecisive) ??
    checks.find(({ answer }) => answer?.verdict.kind === "mismatch") ??
    checks[0] ??
    null
  const verdict = decisive?.answer?.verdict ?? null
  const provenOrderNumber =
    decisive?.isFromCallback && isDecisive(decisive)
      ? decisive.orderNumber
      : null
  return {
    decisive,
    verdict,
    status: verdict && toCheckStatus(verdict),
    isAnswered:
      checks.some(isDecisive) ||
      checks.every(
        ({ answer }) => answer !== null && !isPending(answer, "unreadable")
      ),
    provenOrderNumber,
    facts: {
      ...(provenOrderNumber !== null && { order_number: provenOrderNumber }),
      ...(decisive?.answer && moneyOf(decisive.answer)),
    },
    unreadable: (["unreadable", "unknown_status"] as const).flatMap(
      (why) =>
        checks.find(({ answer }) => answer && isPending(answer, why))?.answer ??
        []
    ),
  }
}

function isPending(
  { verdict }: { verdict: Verdict },
  why: "unreadable" | "unknown_status"
): boolean {
  return verdict.kind === "pending" && verdict.why === why
}

function isAboutThisTransaction(verdict: Verdict): boolean {
  switch (verdict.kind) {
    case "pending":
      return verdict.why === "waiting" || verdict.why === "unknown_status"
    case "mismatch":
      return isSameTransaction(verdict)
    default:
      return true
  }
}

/** Columns about money that arrived. */
function moneyOf(answer: CheckAnswer & { verdict: Verdict }): Patch {
  const { verdict } = answer
  if (verdict.kind === "paid") {
    const { amountCharged, channel, operatorReference } = verdict
    return {
      amount_charged: positiveDecimal(amountCharged),
      channel,
      // Check seldom has it; a callback's stays then.
      ...(operatorReference !== null && {
        operator_reference: operatorReference,
      }),
    }
  }
  const isOtherMoney =
    verdict.kind === "mismatch" &&
    verdict.paid &&
    isSameTransaction(verdict) &&
    // Without a readable amount nothing is known to have been received.
    verdict.field !== "amount_unknown"
  return isOtherMoney ? receivedMoney(answer) : {}
}

/** Money that differs from the requested, to be paid back; {} if unreadable. */
function receivedMoney(answer: CheckAnswer): Patch {
  if (answer.kind !== "found") {
    return {}
  }
  const amount = positiveDecimal(answer.amount)
  const currency = readWireCurrency(answer.currency)
  return amount && currency
    ? {
        received_amount: amount,
        received_currency_code: toCurrencyCode(currency),
      }
    : {}
}

/** As FlexPay spells amounts: digits, and decimals after a point. */
const DECIMAL = /^0*(\d{1,15}(?:\.\d{1,10})?)$/

/**
 * FlexPay's number as a decimal string; null unless it is greater than zero.
 * Matched as text: number types accept more, and throw on the rest.
 */
function positiveDecimal(text: string | null): string | null {
  const digits = DECIMAL.exec(text ?? "")?.[1]
  return digits && /[1-9]/.test(digits) ? shortest(digits) : null
}

/** "100.0" is "100". */
function shortest(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits
}
