import { interpretCheck } from "../../../../../gateway"
import type { CheckAnswer } from "../../../../../gateway"
import type { Patch } from "../../transaction"
import {
  checkableNumbersOf,
  combineChecks,
  expectedOf,
  isDecisive,
} from "../../check-result"
import type { NumberCheck } from "../../check-result"
import { applyRequestResult, applyCheckResult } from "../../next-row"
import type { Transaction } from "../../transaction"
import { MINUTE, SECOND, spoilt, FAULTS_END } from "./history"
import type { Fault, History, Request } from "./history"
import { BORN, newRow } from "./row"

type FoundAnswer = Extract<CheckAnswer, { kind: "found" }>

const OWN = "AbCdEf123456243810000001"
const FOREIGN = "ZyXwVu654321243820000002"
const EXCHANGE: CheckAnswer["exchange"] = {
  service: "check",
  method: "GET",
  url: "",
  request: null,
  httpStatus: 200,
  response: null,
  durationMs: 1,
}

/** One thing that a rule did to the row. */
export interface Move {
  before: Transaction
  after: Transaction
  /** The answer of check that led to it; undefined when none did. */
  answer?: CheckAnswer | null
  checkedNumber?: string | null
}

/** FlexPay, a clock and one row, over the pure rules and nothing else. */
export class TransactionSimulation {
  row: Transaction
  private now = BORN
  private answersAt: Date | null
  private readonly faults: Fault[] = []
  private readonly answers = new Map<string, CheckAnswer | null>()

  constructor(
    private readonly history: History,
    private readonly onMove: (move: Move) => void
  ) {
    const { lifetimeOf, request } = history
    this.answersAt =
      request.answer === "died" ? null : this.later(request.after)
    this.row = newRow(this.later(lifetimeOf), this.later(150 * SECOND))
  }

  /** Plays the history, then answers truthfully for long enough. */
  live(): Transaction {
    for (const step of this.history.steps) {
      if (step.kind === "wait") {
        const end = this.later(step.for)
        if (end.getTime() - BORN.getTime() < FAULTS_END) {
          this.passTo(end)
        }
      } else if (step.kind === "callback") {
        this.callBack(step.number)
      } else if (step.kind === "fault") {
        this.faults.push(
          ...Array.from<Fault>({ length: step.times }).fill(step.fault)
        )
      } else {
        this.checkIfDue()
      }
    }
    const healthy = Math.max(this.now.getTime(), BORN.getTime() + FAULTS_END)
    this.passTo(new Date(healthy))
    this.faults.length = 0
    this.passTo(new Date(healthy + 72 * 60 * MINUTE))
    return this.row
  }

  /** Whether FlexPay has the store's money now. */
  get hasMoney(): boolean {
    return this.exists && this.status === "0"
  }

  /** Whether the request reached FlexPay. */
  private get exists(): boolean {
    return reached(this.history.request)
  }

  private get status(): string {
    const age = this.now.getTime() - BORN.getTime()
    const reachedTruths = this.history.truths.filter(
      ({ after }) => after <= age
    )
    return reachedTruths.at(-1)?.status ?? "2"
  }

  private passTo(end: Date): void {
    for (;;) {
      const due = this.row.next_check_at
      const next = [this.answersAt, due]
        .filter((time) => time !== null)
        .sort((a, b) => a.getTime() - b.getTime())[0]
      if (!next || next > end) {
        this.now = end
        return
      }
      this.now = next > this.now ? next : this.now
      if (this.answersAt && this.answersAt <= this.now) {
        this.answer()
      } else {
        this.checkIfDue()
      }
    }
  }

  private answer(): void {
    this.answersAt = null
    const { answer, hasOrderNumber } = this.history.request
    const isAnnounced =
      answer === "accepted" ||
      (answer === "unknown" && hasOrderNumber && this.exists)
    const patch: Patch = isAnnounced ? { order_number: OWN } : {}
    const outcome = answer === "died" ? "unknown" : answer
    this.write(applyRequestResult(this.row, { outcome, patch }, this.now), {})
  }

  private callBack(number: "own" | "foreign" | "made_up" | null): void {
    const numbers = { own: OWN, foreign: FOREIGN, made_up: "made up" }
    const earlier = this.row.callback_order_numbers ?? []
    const added = number === null ? [] : [numbers[number]]
    const all = [...new Set([...earlier, ...added])]
    const { checked_at, next_check_at } = this.row
    const soonest = checked_at
      ? Math.max(this.now.getTime(), checked_at.getTime() + SECOND)
      : this.now.getTime()
    const due = next_check_at
      ? Math.min(next_check_at.getTime(), soonest)
      : soonest
    this.row = {
      ...this.row,
      callbacks: this.row.callbacks + 1,
      callback_order_numbers: all.length ? all : null,
      next_check_at: new Date(due),
    }
  }

  private checkIfDue(): void {
    const due = this.row.next_check_at
    if (!due || due > this.now) {
      return
    }
    this.row = {
      ...this.row,
      checked_at: this.now,
      next_check_at: this.later(MINUTE),
    }
    const result = combineChecks(this.checkNumbers())
    const { decisive } = result
    this.write(
      applyCheckResult(this.row, result, {
        now: this.now,
        history: { callback_paid_at: null, resolved_at: null },
      }),
      {
        answer: this.answers.get(decisive?.orderNumber ?? "") ?? null,
        checkedNumber: decisive?.orderNumber ?? null,
      }
    )
  }

  /** FlexPay's own number first, and those of callbacks while it finds nothing. */
  private checkNumbers(): NumberCheck[] {
    const checks: NumberCheck[] = []
    for (const checkable of checkableNumbersOf(this.row)) {
      const own = checks.find(({ isFromCallback }) => !isFromCallback)
      if (!own || (!isDecisive(own) && own.answer)) {
        const answer = this.check(checkable.orderNumber)
        this.answers.set(checkable.orderNumber, answer)
        checks.push({
          ...checkable,
          answer:
            answer && interpretCheck(expectedOf(this.row, checkable), answer),
        })
      }
    }
    return checks
  }

  private check(number: string): CheckAnswer | null {
    const fault = this.faults.shift()
    if (number === FOREIGN) {
      // Another shopper's real payment of one franc.
      const cheap = {
        ...this.foundAnswer(FOREIGN, "0"),
        reference: "CHEAP",
        amount: "1.0",
      }
      return fault ? spoilt(cheap, fault) : cheap
    }
    if (number !== OWN || !this.exists) {
      return { kind: "not_found", exchange: EXCHANGE }
    }
    const answer = this.foundAnswer(OWN, this.status)
    return fault ? spoilt(answer, fault) : answer
  }

  private foundAnswer(orderNumber: string, status: string): FoundAnswer {
    const { moves } = this.history
    return {
      kind: "found",
      status,
      reference: this.row.reference,
      orderNumber,
      amount: moves === "other_amount" ? "1.0" : "5000.0",
      amountCharged: "5125.0",
      currency: moves === "other_currency" ? "USD" : "CDF",
      channel: "mpesa",
      operatorReference: null,
      message: null,
      exchange: EXCHANGE,
    }
  }

  private write(
    { patch, next }: { patch: Patch; next: Date | null },
    check: Pick<Move, "answer" | "checkedNumber">
  ): void {
    const before = this.row
    // As if each state were synced at once: the sync has tests of its own.
    this.row = { ...before, ...patch, next_check_at: next }
    this.row.synced_state = this.row.attention ? null : this.row.state
    this.onMove({ before, after: this.row, ...check })
  }

  private later(milliseconds: number): Date {
    return new Date(this.now.getTime() + milliseconds)
  }
}

function reached({ answer, arrived }: Request): boolean {
  return (
    answer === "accepted" ||
    ((answer === "unknown" || answer === "died") && arrived)
  )
}
