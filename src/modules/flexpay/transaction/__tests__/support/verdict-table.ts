import { isSameTransaction, toCheckStatus } from "../../../../../gateway"
import type { CheckResult, Verdict } from "../../../../../gateway"
import { isLive, ATTENTIONS, STATES } from "../../transaction"
import type { Attention, State, Transaction } from "../../transaction"
import { combineChecks } from "../../check-result"
import type { CombinedCheck } from "../../check-result"
import { BORN, newRow } from "./row"

const MINUTE_MS = 60 * 1000
const EXPIRY_MS = 5 * MINUTE_MS
const ORDER_NUMBER = "AbCdEf123456243810000001"

/** All that FlexPay's answer to check can mean. */
export const VERDICTS: readonly Verdict[] = [
  ...(["not_found", "waiting", "unreadable", "unknown_status"] as const).map(
    (why) => ({ kind: "pending" as const, why })
  ),
  { kind: "paid" },
  { kind: "not_paid" },
  { kind: "canceled" },
  { kind: "refunding" },
  { kind: "refunded" },
  ...(["order_number", "reference", "amount", "currency"] as const).flatMap(
    (field) =>
      [true, false].map((paid) => ({ kind: "mismatch" as const, field, paid }))
  ),
]

/** Ages of the row when FlexPay is asked: live, lapsed, and followed to the end. */
export const AGES: readonly number[] = [1, 10, 73 * 60].map(
  (minutes) => minutes * MINUTE_MS
)

/** One row before an answer, and the answer. */
export interface Case {
  row: Transaction
  result: CombinedCheck
  now: Date
}

/** Every state and attention of a kind, against every verdict and age. */
export function casesOf(kind: Transaction["kind"]): Case[] {
  return AGES.flatMap((age) =>
    STATES.filter((state) => state !== "expired" || age >= EXPIRY_MS).flatMap(
      (state) =>
        [null, ...ATTENTIONS].flatMap((attention) =>
          VERDICTS.map((verdict) => ({
            row: rowOf(kind, state, attention),
            result: resultOf(verdict),
            now: new Date(BORN.getTime() + age),
          }))
        )
    )
  )
}

/** How a failing case reads. */
export function describeCase({ row, result, now }: Case): string {
  const minutes = (now.getTime() - BORN.getTime()) / MINUTE_MS
  return `${row.kind} ${row.state}, ${row.attention ?? "no attention"}, ${minutes} min: ${JSON.stringify(result.verdict)}`
}

function rowOf(
  kind: Transaction["kind"],
  state: State,
  attention: Attention | null
): Transaction {
  const row = newRow(new Date(BORN.getTime() + EXPIRY_MS), BORN)
  const isFinal = !isLive({ state })
  return {
    ...row,
    kind,
    state,
    attention,
    attention_at: attention && BORN,
    order_number: ORDER_NUMBER,
    sent_at: kind === "payout" ? BORN : null,
    finalized_at: isFinal ? BORN : null,
    disposition:
      kind === "payment" && state === "succeeded" ? "awaiting_operator" : null,
  }
}

function resultOf(verdict: Verdict): CombinedCheck {
  const answer: CheckResult = {
    orderNumber: ORDER_NUMBER,
    verdict,
    status: toCheckStatus(verdict),
    isSameTransaction: isSameTransaction(verdict),
    facts: {
      reference: null,
      amount: "1",
      currency: "CDF",
      amountCharged: null,
      channel: null,
      operatorReference: null,
      failureMessage: null,
    },
    exchange: {
      service: "check",
      method: "GET",
      url: "",
      request: null,
      httpStatus: 200,
      response: null,
      durationMs: 1,
    },
  }
  return combineChecks([
    { orderNumber: ORDER_NUMBER, isFromCallback: false, answer },
  ])
}
