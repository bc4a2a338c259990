import { compareAmount, Currency, DECIMAL, readWireCurrency } from "./money"
import { CheckAnswer } from "./wire"

/** The transaction as the store asked for it. */
export interface Expected {
  orderNumber: string
  /** Ours, as sent. */
  reference: string
  /** In major units, as sent; any decimal spelling. */
  amount: string
  currency: Currency
  /**
   * True when the order number came from a callback, not from FlexPay's answer
   * to our own request. Anyone may post a callback with the order number of a
   * real, cheaper payment: then only our reference binds.
   */
  adopted: boolean
}

export type Verdict =
  | {
      kind: "pending"
      why: "not_found" | "waiting" | "unreadable" | "unknown_status"
    }
  | {
      kind: "paid"
      /** `amount` and the operator's commission, in major units: to show, never to compare. */
      amountCharged: string | null
      channel: string | null
      operatorReference: string | null
    }
  | { kind: "not_paid" }
  | { kind: "canceled" }
  | { kind: "refunding" }
  | { kind: "refunded" }
  | {
      kind: "mismatch"
      /** `amount_unknown`: the amount or the currency is missing, or can't be read. */
      field:
        "order_number" | "reference" | "amount" | "currency" | "amount_unknown"
      /** Whether FlexPay says that this money was paid (status "0"). */
      paid: boolean
    }

type FoundAnswer = Extract<CheckAnswer, { kind: "found" }>
type Status =
  "paid" | "not_paid" | "waiting" | "refunding" | "refunded" | "canceled"

// FlexPay spec 1.5, Check transaction.
const STATUSES: ReadonlyMap<string | null, Status> = new Map([
  ["0", "paid"],
  ["1", "not_paid"],
  ["2", "waiting"],
  ["3", "refunding"],
  ["4", "refunded"],
  ["5", "canceled"],
])

/**
 * The only judge of what an answer of `check` means.
 *
 * The answer's code tells that a transaction was found, its status alone what
 * became of it. Not found, an answer that can't be read and a status that the
 * spec doesn't know are all pending: each is normal for seconds after a
 * request. Whatever isn't provably the transaction that we asked for, with our
 * amount and currency once money moved, is a mismatch and never paid.
 */
export function judge(expected: Expected, answer: CheckAnswer): Verdict {
  switch (answer.kind) {
    case "not_found":
      return { kind: "pending", why: "not_found" }
    case "unreadable":
      return { kind: "pending", why: "unreadable" }
    case "found":
      return judgeFound(expected, answer)
  }
}

function judgeFound(expected: Expected, answer: FoundAnswer): Verdict {
  const status = STATUSES.get(answer.status)
  const field =
    findForeignIdentity(expected, answer) ??
    (hasMovedMoney(status) ? findForeignMoney(expected, answer) : null)
  if (field !== null) {
    return { kind: "mismatch", field, paid: status === "paid" }
  }

  switch (status) {
    case "paid":
      return {
        kind: "paid",
        amountCharged: answer.amountCharged,
        channel: answer.channel,
        operatorReference: answer.operatorReference,
      }
    case "waiting":
      return { kind: "pending", why: "waiting" }
    case "not_paid":
    case "canceled":
    case "refunding":
    case "refunded":
      return { kind: status }
    case undefined:
      return { kind: "pending", why: "unknown_status" }
  }
}

function findForeignIdentity(
  expected: Expected,
  answer: FoundAnswer
): "order_number" | "reference" | null {
  if (
    answer.orderNumber !== null &&
    !sameName(answer.orderNumber, expected.orderNumber)
  ) {
    return "order_number"
  }
  if (
    answer.reference !== null &&
    sameName(answer.reference, expected.reference)
  ) {
    return null
  }
  // Seen in public integrations: check answers without the reference, or with
  // the order number in its place.
  const isSilent =
    answer.reference === null ||
    sameName(answer.reference, expected.orderNumber)
  return isSilent && !expected.adopted ? null : "reference"
}

/** Both hold enough random letters and digits to be told apart without their case. */
function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

function hasMovedMoney(status: Status | undefined): boolean {
  return status === "paid" || status === "refunding" || status === "refunded"
}

function findForeignMoney(
  expected: Expected,
  { amount, currency }: FoundAnswer
): "amount" | "currency" | "amount_unknown" | null {
  // `amountCharged` holds the operator's commission too, so only `amount` is
  // ours to compare. An answer without one proves nothing.
  const comparison = compareAmount(amount, expected.amount)
  const known = readWireCurrency(currency)
  if (comparison === "unknown" || known === null) {
    return "amount_unknown"
  }
  if (comparison === "other") {
    return "amount"
  }
  if (known === expected.currency) {
    return null
  }
  // Thousands signs were read for being ours, and ours it isn't.
  return amount !== null && DECIMAL.test(amount) ? "currency" : "amount_unknown"
}
