import fc from "fast-check"
import type { CheckAnswer } from "../../../../../gateway"

type FoundAnswer = Extract<CheckAnswer, { kind: "found" }>

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** FlexPay stops lying, and its money comes to rest, within this. */
export const FAULTS_END = 18 * HOUR

/** What became of the request for money. */
export interface Request {
  /** What FlexPay answered; `died` is our own process, before it could write. */
  answer:
    "accepted" | "unknown" | "refused" | "misconfigured" | "not_sent" | "died"
  /** Milliseconds until the answer, or until giving up. */
  after: number
  /** Whether a request without a clear answer reached FlexPay. */
  arrived: boolean
  /** Whether an unclear answer held the order number. */
  hasOrderNumber: boolean
}

/** FlexPay's own status, from some age on. */
export interface Truth {
  after: number
  status: "0" | "1" | "2" | "3" | "4" | "5"
}

/** How one check is spoilt. */
export type Fault =
  | "not_found"
  | "unreadable"
  | "token_refused"
  | "unknown_status"
  | "foreign_reference"
  | "foreign_order_number"
  | "silent"
  | "order_number_for_reference"
  | "no_amount"
  | "fee_for_amount"
  | "says_failed"
  | "says_paid"

export type Step =
  | { kind: "wait"; for: number }
  | { kind: "callback"; number: "own" | "foreign" | "made_up" | null }
  | { kind: "fault"; fault: Fault; times: number }
  | { kind: "poll" }

/** The life of one attempt, as it is thrown at the rules. */
export interface History {
  lifetimeOf: number
  request: Request
  /** What moves, if money moves. */
  moves: "requested" | "other_amount" | "other_currency"
  truths: Truth[]
  steps: Step[]
}

const truth = fc.record({
  after: fc.oneof(
    fc.integer({ min: SECOND, max: 4 * MINUTE }),
    fc.integer({ min: 4 * MINUTE, max: 12 * HOUR })
  ),
  status: fc.constantFrom<Truth["status"]>(
    "0",
    "0",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5"
  ),
})

const fault = fc.constantFrom<Fault>(
  "not_found",
  "unreadable",
  "token_refused",
  "unknown_status",
  "foreign_reference",
  "foreign_order_number",
  "silent",
  "order_number_for_reference",
  "no_amount",
  "fee_for_amount",
  "says_failed",
  "says_paid"
)

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("wait" as const),
    for: fc.oneof(
      fc.integer({ min: 1, max: 30 * SECOND }),
      fc.integer({ min: 30 * SECOND, max: 10 * MINUTE }),
      fc.integer({ min: 10 * MINUTE, max: 6 * HOUR })
    ),
  }),
  fc.record({
    kind: fc.constant("callback" as const),
    number: fc.constantFrom("own", "own", "own", "foreign", "made_up", null),
  }),
  fc.record({
    kind: fc.constant("fault" as const),
    fault,
    times: fc.integer({ min: 1, max: 30 }),
  }),
  fc.constant({ kind: "poll" as const })
)

export const histories: fc.Arbitrary<History> = fc.record({
  lifetimeOf: fc.constantFrom(MINUTE, 5 * MINUTE, 60 * MINUTE),
  request: fc.record({
    answer: fc.constantFrom<Request["answer"]>(
      "accepted",
      "accepted",
      "accepted",
      "unknown",
      "unknown",
      "refused",
      "misconfigured",
      "not_sent",
      "died"
    ),
    after: fc.constantFrom(0, SECOND, 20 * SECOND, 60 * SECOND, 120 * SECOND),
    arrived: fc.boolean(),
    hasOrderNumber: fc.boolean(),
  }),
  moves: fc.constantFrom(
    "requested",
    "requested",
    "requested",
    "other_amount",
    "other_currency"
  ),
  truths: fc
    .array(truth, { maxLength: 4 })
    .map((truths) => [...truths].sort((a, b) => a.after - b.after)),
  steps: fc.array(step, { maxLength: 25 }),
})

/** An answer of check that differs from the truth in this way. */
export function spoilt(answer: FoundAnswer, fault: Fault): CheckAnswer | null {
  const { exchange } = answer
  switch (fault) {
    case "not_found":
    case "unreadable":
      return { kind: fault, exchange }
    case "token_refused":
      return null
    case "unknown_status":
      return { ...answer, status: "9" }
    case "foreign_reference":
      return { ...answer, reference: "SOMEONEELSE", status: "0" }
    case "foreign_order_number":
      return { ...answer, orderNumber: "someone else's", status: "0" }
    case "silent":
      return { ...answer, reference: null, orderNumber: null }
    case "order_number_for_reference":
      return { ...answer, reference: answer.orderNumber }
    case "no_amount":
      return { ...answer, amount: null }
    case "fee_for_amount":
      return { ...answer, amount: answer.amountCharged }
    case "says_failed":
      return { ...answer, status: "1" }
    case "says_paid":
      return { ...answer, status: "0" }
  }
}
