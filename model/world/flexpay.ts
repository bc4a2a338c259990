import { interpretCheck } from "../../src/gateway"
import type { CheckAnswer } from "../../src/gateway"
import {
  checkableNumbersOf,
  combineChecks,
  expectedOf,
} from "../../src/modules/flexpay/transaction/check-result"
import type { CombinedCheck } from "../../src/modules/flexpay/transaction/check-result"
import { OLDEST, toTransaction } from "./row"
import type { Age, Row } from "./row"

/** What FlexPay has of a transaction; `none` where no request reached it. */
export type Truth = "none" | "pending" | "paid" | "failed" | "returned"

/** FlexPay's side of a transaction. */
export interface Gateway {
  truth: Truth
  /** How many requests reached it. */
  requests: number
  /** It called a failure final, and paid later all the same. */
  is_corrected: boolean
}

export const NO_REQUEST: Gateway = {
  truth: "none",
  requests: 0,
  is_corrected: false,
}

const CHANGES: Readonly<Record<Truth, readonly Truth[]>> = {
  none: [],
  pending: ["paid", "failed"],
  failed: ["paid"],
  paid: ["returned"],
  returned: [],
}
const CHANGED_UNTIL: Readonly<Partial<Record<Truth, Age>>> = {
  failed: 1,
  paid: 2,
}

/** What FlexPay may have of a payment next. */
export function truthsAfter(truth: Truth, age: Age): readonly Truth[] {
  return age > (CHANGED_UNTIL[truth] ?? OLDEST) ? [] : CHANGES[truth]
}

/** An answer to check: the truth at that moment, or none that can be read. */
export type Answer = Truth | "unreadable"

/** How a request ends. */
export type Reply = "accepted" | "refused" | "no_answer"

const EXCHANGE: CheckAnswer["exchange"] = {
  service: "check",
  method: "GET",
  url: "",
  request: null,
  httpStatus: 200,
  response: null,
  durationMs: 1,
}

const WIRE_STATUS = { paid: "0", failed: "1", pending: "2", returned: "4" }

export function numberOf({ id }: Row): string {
  return `NUMBER${id}`
}

/** A check of a row's order number, as the plugin interprets it. */
export function checkOf(row: Row, answer: Answer): CombinedCheck {
  const transaction = toTransaction(row)
  return combineChecks(
    checkableNumbersOf(transaction).map((number) => ({
      ...number,
      answer: interpretCheck(
        expectedOf(transaction, number),
        wireAnswer(row, answer)
      ),
    }))
  )
}

function wireAnswer(row: Row, answer: Answer): CheckAnswer {
  if (answer === "none" || answer === "unreadable") {
    const kind = answer === "none" ? "not_found" : answer
    return { kind, exchange: EXCHANGE }
  }
  return {
    kind: "found",
    message: null,
    status: WIRE_STATUS[answer],
    reference: toTransaction(row).reference,
    orderNumber: numberOf(row),
    amount: row.amount,
    amountCharged: null,
    currency: "CDF",
    channel: null,
    operatorReference: null,
    exchange: EXCHANGE,
  }
}
