import type { CheckAnswer } from "./check-request"
import type { Exchange } from "./exchange"
import { readFailureMessage } from "./failure-message"
import { compareAmount, DECIMAL, readDecimal, readWireCurrency } from "./money"
import type { Currency } from "./money"

/** The transaction that a check is about, as the store requested it. */
export interface ExpectedTransaction {
  orderNumber: string
  /**
   * The store's reference, as sent; null for a payment that no request of the
   * store's started, which the order number alone identifies.
   */
  reference: string | null
  /** In major units, as sent; any decimal spelling. */
  amount: string
  currency: Currency
  /**
   * Whether a callback named the order number, not FlexPay's answer to the
   * request. Anyone may post a callback with the order number of a real, cheaper
   * payment: then only the store's reference identifies the transaction.
   */
  isFromCallback: boolean
}

export type Verdict =
  | {
      kind: "pending"
      why: "not_found" | "waiting" | "unreadable" | "unknown_status"
    }
  | { kind: "paid" | "not_paid" | "canceled" | "refunding" | "refunded" }
  | {
      kind: "mismatch"
      /** `amount_unknown`: the amount or the currency is missing or unreadable. */
      field:
        "order_number" | "reference" | "amount" | "currency" | "amount_unknown"
      /** Whether FlexPay reports the expected order number as paid (status "0"). */
      paid: boolean
    }

/** A verdict in one word, to remember and to compare. */
export const CHECK_STATUSES = [
  "paid",
  "not_paid",
  "canceled",
  "refunding",
  "refunded",
  "waiting", // for the shopper, or for the operator
  "not_found", // normal for seconds after a request, and not later
  "mismatch", // another transaction, amount or currency
  "paid_mismatch", // the same about our own order number, and paid
  "unknown_status", // a status that the spec does not know
] as const

export type CheckStatus = (typeof CHECK_STATUSES)[number]

/** What FlexPay reports of a transaction that it found. What it omits, or can't be read, is null. */
export interface CheckFacts {
  /** As the request named it, or as the payer typed it; free text. */
  reference: string | null
  /** Decimal string in major units. */
  amount: string | null
  currency: Currency | null
  /** `amount` and the operator's commission: a positive decimal string in major units. To show, never to compare. */
  amountCharged: string | null
  /** The operator or card scheme; free text. */
  channel: string | null
  operatorReference: string | null
  /** Why it did not succeed, for people; null where FlexPay names no cause. */
  failureMessage: string | null
}

/** What a check of one order number found. */
export interface CheckResult {
  /** The order number that was checked. */
  orderNumber: string
  verdict: Verdict
  /** Null when the answer can't be read. */
  status: CheckStatus | null
  /** Whether the answer is about the expected transaction, whatever its amount. */
  isSameTransaction: boolean
  /** Null when FlexPay did not find the order number. */
  facts: CheckFacts | null
  exchange: Exchange
}

type FoundAnswer = Extract<CheckAnswer, { kind: "found" }>
type WireStatus =
  "paid" | "not_paid" | "waiting" | "refunding" | "refunded" | "canceled"

// FlexPay spec 1.5, Check transaction.
const WIRE_STATUSES: ReadonlyMap<string | null, WireStatus> = new Map([
  ["0", "paid"],
  ["1", "not_paid"],
  ["2", "waiting"],
  ["3", "refunding"],
  ["4", "refunded"],
  ["5", "canceled"],
])

/**
 * Interprets FlexPay's answer to check; nothing else does.
 *
 * Only the status of a found transaction says what became of it. Not found, an
 * unreadable answer and an unknown status are pending: each is normal for
 * seconds after a request. An answer that is not provably about the expected
 * transaction, with its amount and currency once money moved, is a mismatch and
 * never paid.
 */
export function interpretCheck(
  expected: ExpectedTransaction,
  answer: CheckAnswer
): CheckResult {
  const verdict = verdictOf(expected, answer)
  return {
    orderNumber: expected.orderNumber,
    verdict,
    status: toCheckStatus(verdict),
    isSameTransaction: isSameTransaction(verdict),
    facts: answer.kind === "found" ? factsOf(answer) : null,
    exchange: answer.exchange,
  }
}

/** What a verdict is remembered as; null for an unreadable answer. */
export function toCheckStatus(verdict: Verdict): CheckStatus | null {
  switch (verdict.kind) {
    case "pending":
      return verdict.why === "unreadable" ? null : verdict.why
    case "mismatch":
      return verdict.paid ? "paid_mismatch" : "mismatch"
    default:
      return verdict.kind
  }
}

/**
 * Whether a verdict is about the expected transaction. Amount and currency are
 * compared only once money moved: a mismatch of them that is not paid means
 * money on its way back.
 */
export function isSameTransaction(verdict: Verdict): boolean {
  switch (verdict.kind) {
    case "pending":
      return verdict.why === "waiting" || verdict.why === "unknown_status"
    case "mismatch":
      return verdict.field !== "order_number" && verdict.field !== "reference"
    default:
      return true
  }
}

function verdictOf(
  expected: ExpectedTransaction,
  answer: CheckAnswer
): Verdict {
  if (answer.kind !== "found") {
    return { kind: "pending", why: answer.kind }
  }
  const status = WIRE_STATUSES.get(answer.status)
  const isPaid = status === "paid"
  const foreign = differingIdentity(expected, answer)
  if (foreign !== null) {
    // A callback may name another's transaction, and that one may be paid.
    const paid = isPaid && !expected.isFromCallback
    return { kind: "mismatch", field: foreign, paid }
  }
  const field = hasMovedMoney(status) ? differingMoney(expected, answer) : null
  if (field !== null) {
    return { kind: "mismatch", field, paid: isPaid }
  }
  return status === undefined || status === "waiting"
    ? { kind: "pending", why: status ?? "unknown_status" }
    : { kind: status }
}

function factsOf(answer: FoundAnswer): CheckFacts {
  const amountCharged = readDecimal(answer.amountCharged)
  return {
    reference: answer.reference,
    amount: readDecimal(answer.amount),
    currency: readWireCurrency(answer.currency),
    amountCharged: amountCharged === "0" ? null : amountCharged,
    channel: answer.channel,
    operatorReference: answer.operatorReference,
    failureMessage: readFailureMessage(answer.message),
  }
}

function differingIdentity(
  expected: ExpectedTransaction,
  { orderNumber, reference }: FoundAnswer
): "order_number" | "reference" | null {
  if (orderNumber !== null && !isSameName(orderNumber, expected.orderNumber)) {
    return "order_number"
  }
  const { reference: own } = expected
  if (own !== null && reference !== null && isSameName(reference, own)) {
    return null
  }
  // Seen in public integrations: check answers without the reference, or with
  // the order number in its place.
  const isSilent =
    own === null ||
    reference === null ||
    isSameName(reference, expected.orderNumber)
  return isSilent && !expected.isFromCallback ? null : "reference"
}

/** References and order numbers hold enough random characters to differ without their case. */
function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

function hasMovedMoney(status: WireStatus | undefined): boolean {
  return status === "paid" || status === "refunding" || status === "refunded"
}

function differingMoney(
  expected: ExpectedTransaction,
  { amount, currency }: FoundAnswer
): "amount" | "currency" | "amount_unknown" | null {
  // `amountCharged` includes the operator's commission, so only `amount` is
  // compared. An answer without one proves nothing.
  const comparison = compareAmount(amount, expected.amount)
  const actual = readWireCurrency(currency)
  if (comparison === "unknown" || actual === null) {
    return "amount_unknown"
  }
  if (comparison === "other") {
    return "amount"
  }
  if (actual === expected.currency) {
    return null
  }
  // Thousands separators are read only to recognise the expected amount, and in
  // another currency it is not that.
  return amount !== null && DECIMAL.test(amount) ? "currency" : "amount_unknown"
}
