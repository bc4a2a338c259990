import type {
  CheckResult,
  CheckStatus,
  ExpectedTransaction,
  Verdict,
} from "../../../gateway"
import { isUnrequested } from "./is-unrequested"
import { WIRE_CURRENCY, toCurrencyCode } from "./transaction"
import type { Patch, Transaction } from "./transaction"

/** An order number that FlexPay can be checked about. */
export interface CheckableNumber {
  orderNumber: string
  /** Only a callback named it: then our reference alone identifies it. */
  isFromCallback: boolean
}

/** The check of one order number. */
export interface NumberCheck extends CheckableNumber {
  /** Null when FlexPay refused the store's token, and so said nothing. */
  answer: CheckResult | null
  /** Why there is no answer. */
  error?: string
}

/** The checks of a transaction's order numbers, interpreted once. */
export interface CombinedCheck {
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
  unreadable: CheckResult[]
}

/** Order numbers to check, the one of FlexPay's own answer first. */
export function checkableNumbersOf({
  order_number,
  callback_order_numbers,
}: Pick<
  Transaction,
  "order_number" | "callback_order_numbers"
>): CheckableNumber[] {
  const numbers = new Set([order_number, ...(callback_order_numbers ?? [])])
  return [...numbers]
    .filter((orderNumber) => orderNumber !== null)
    .map((orderNumber) => ({
      orderNumber,
      isFromCallback: orderNumber !== order_number,
    }))
}

/** The transaction as the check of one of its order numbers must find it. */
export function expectedOf(
  transaction: Transaction,
  { orderNumber, isFromCallback }: CheckableNumber
): ExpectedTransaction {
  const { amount, currency_code } = transaction
  // FlexPay has never seen the reference of an unrequested payment.
  const reference = isUnrequested(transaction) ? null : transaction.reference
  const currency = WIRE_CURRENCY[currency_code]
  return { orderNumber, reference, amount, currency, isFromCallback }
}

/** Whether a check decides which order number is the transaction's. */
export function isDecisive({ isFromCallback, answer }: NumberCheck): boolean {
  return (
    answer !== null &&
    (answer.isSameTransaction ||
      (!isFromCallback && answer.verdict.kind === "mismatch"))
  )
}

/**
 * Interprets the checks of a transaction's order numbers. The first decisive
 * one counts; else one about another transaction, which an operator must know;
 * else the first.
 */
export function combineChecks(checks: readonly NumberCheck[]): CombinedCheck {
  const decisive = chooseCheck(checks)
  const answer = decisive?.answer ?? null
  const provenOrderNumber =
    decisive?.isFromCallback && isDecisive(decisive)
      ? decisive.orderNumber
      : null
  return {
    decisive,
    verdict: answer && answer.verdict,
    status: answer && answer.status,
    isAnswered: checks.some(isDecisive) || checks.every(isReadable),
    provenOrderNumber,
    facts: {
      ...(provenOrderNumber !== null && { order_number: provenOrderNumber }),
      ...(answer && moneyOf(answer)),
      ...(answer && messageOf(answer)),
    },
    unreadable: (["unreadable", "unknown_status"] as const).flatMap(
      (why) =>
        checks.find((check) => check.answer && isPending(check.answer, why))
          ?.answer ?? []
    ),
  }
}

function chooseCheck(checks: readonly NumberCheck[]): NumberCheck | null {
  return (
    checks.find(isDecisive) ??
    checks.find(({ answer }) => answer?.verdict.kind === "mismatch") ??
    checks[0] ??
    null
  )
}

function isReadable({ answer }: NumberCheck): boolean {
  return answer !== null && answer.status !== null
}

function isPending(
  { verdict }: CheckResult,
  why: "unreadable" | "unknown_status"
): boolean {
  return verdict.kind === "pending" && verdict.why === why
}

/** FlexPay's explanation of a failure; an earlier one, as of a callback, stays where check has none. */
function messageOf({ verdict, facts }: CheckResult): Patch {
  const isFailure = verdict.kind === "not_paid" || verdict.kind === "canceled"
  return isFailure && facts?.failureMessage
    ? { gateway_message: facts.failureMessage }
    : {}
}

/** Columns about money that arrived. */
function moneyOf({ verdict, facts, isSameTransaction }: CheckResult): Patch {
  if (!facts || !isSameTransaction) {
    return {}
  }
  if (verdict.kind === "paid") {
    const { amountCharged, channel, operatorReference } = facts
    return {
      amount_charged: amountCharged,
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
    // Without a readable amount nothing is known to have been received.
    verdict.field !== "amount_unknown"
  return isOtherMoney && facts.amount && facts.amount !== "0" && facts.currency
    ? {
        received_amount: facts.amount,
        received_currency_code: toCurrencyCode(facts.currency),
      }
    : {}
}
