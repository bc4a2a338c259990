import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "@medusajs/framework/types"
import { FlexPayConfigurationError } from "../../../gateway"
import type { FlexPayClient } from "../../../gateway"
import {
  checkableNumbersOf,
  combineChecks,
  expectedOf,
  isDecisive,
} from "../transaction/check-result"
import type {
  CheckableNumber,
  CombinedCheck,
  NumberCheck,
} from "../transaction/check-result"
import type { GuardedWrites } from "../store/guarded-writes"
import type { TransactionStore } from "../store/transaction-store"
import { applyCheckResult, needsHistory } from "../transaction/next-row"
import type { NewTimelineEntry } from "../store/timeline"
import { observe } from "../telemetry/observe"
import type { TokenAlarm } from "../health/token-alarm"
import { isConfirmed, needsSync } from "../transaction/transaction"
import type { Transaction } from "../transaction/transaction"
import type { Change } from "../transaction/payment-transitions"

/** The operator who checks; absent for the plugin itself. */
interface Operator {
  /** The check is recorded in the name of this admin user, whatever it finds. */
  actor_id?: string
}

/** A transaction after its check, and FlexPay's answer; null for none in time. */
interface Checked {
  transaction: Transaction
  answer: NumberCheck["answer"]
}

/** A transaction after a check that was made at once. */
export interface CheckedNow extends Checked {
  /** False when FlexPay did not answer in time, or not readably. */
  isAnswered: boolean
}

interface Dependencies {
  transactions: TransactionStore
  writes: GuardedWrites
  client: FlexPayClient
  alarm: TokenAlarm
  logger: Logger
}

/** Checks transactions at FlexPay, and writes what they become by the results. */
export class TransactionChecker {
  constructor(private readonly dependencies: Dependencies) {}

  /** Checks a transaction if it is due. @returns its present row */
  async confirm(id: string): Promise<Transaction | null> {
    const { transactions } = this.dependencies
    const claimed = await transactions.acquireCheckLease(id)
    return claimed
      ? await this.confirmClaimed(claimed)
      : await transactions.findById(id)
  }

  /**
   * Checks a transaction for an operator, due or not, and adds the answer to
   * its timeline. Leaves a transaction that is not checkable as it is.
   */
  async checkFor(id: string, operator: Operator): Promise<Transaction | null> {
    const { transactions } = this.dependencies
    const claimed = await transactions.acquireCheckLeaseNow(id)
    return claimed
      ? (await this.checkAndRecord(claimed, operator)).transaction
      : await transactions.findById(id)
  }

  /** Checks a transaction whose check lease the caller has acquired. */
  async confirmClaimed(claimed: Transaction): Promise<Transaction> {
    return (await this.confirmUnlessFinal(claimed)).transaction
  }

  private async confirmUnlessFinal(claimed: Transaction): Promise<Checked> {
    return isConfirmed(claimed) && needsSync(claimed)
      ? { transaction: claimed, answer: null }
      : await this.checkAndRecord(claimed)
  }

  private async checkAndRecord(
    claimed: Transaction,
    { actor_id }: Operator = {}
  ): Promise<Checked> {
    const { writes, transactions } = this.dependencies
    const { id, kind, operator } = claimed
    const result = await observe(
      "check",
      async () => combineChecks(await this.checkNumbers(claimed)),
      ({ status }) => ({ id, kind, operator, outcome: status ?? "no_answer" })
    )
    const transaction = await writes.updateLatest(claimed, async (current) => {
      const now = await writes.clock.now()
      const history = needsHistory(current, result, now)
        ? await transactions.readHistory(current.id)
        : undefined
      const { change, patch, next } = applyCheckResult(current, result, {
        now,
        history,
      })
      const entry = timelineOf(current, result, { change, actor_id })
      return { patch, next, entry }
    })
    return { transaction, answer: result.decisive?.answer ?? null }
  }

  /**
   * Checks a transaction, due or not, and waits for at most `withinMs`. A slower
   * answer is recorded when it comes.
   * @returns null when the transaction is not checkable
   */
  async checkNow(id: string, withinMs: number): Promise<CheckedNow | null> {
    const { transactions, logger } = this.dependencies
    const claimed = await transactions.acquireCheckLeaseNow(id)
    if (!claimed) {
      return null
    }
    const checked = this.confirmUnlessFinal(claimed).catch((error: unknown) => {
      logger.error(
        `FlexPay: the check of ${id} failed: ${error instanceof Error ? error.message : "unexpected error"}`
      )
      return null
    })
    const timeout = new AbortController()
    const confirmed = await Promise.race([
      checked,
      sleep(withinMs, null, { signal: timeout.signal }).catch(() => null),
    ])
    timeout.abort()
    const transaction = await transactions.findById(id)
    return (
      transaction && {
        transaction,
        answer: confirmed?.answer ?? null,
        isAnswered:
          transaction.check_status_at !== null &&
          transaction.check_status !== "unknown_status" &&
          transaction.check_status_at.getTime() !==
            claimed.check_status_at?.getTime(),
      }
    )
  }

  /**
   * Checks FlexPay's own order number, and those of callbacks where that one
   * decides nothing: the answer to a request was observed to have another number
   * than callback and check.
   */
  private async checkNumbers(transaction: Transaction): Promise<NumberCheck[]> {
    const numbers = checkableNumbersOf(transaction)
    const own = numbers.find(({ isFromCallback }) => !isFromCallback)
    const ownCheck = own && (await this.checkNumber(transaction, own))
    if (ownCheck && (isDecisive(ownCheck) || !ownCheck.answer)) {
      return [ownCheck]
    }
    const callbackChecks = await Promise.all(
      numbers
        .filter((number) => number !== own)
        .map(async (number) => await this.checkNumber(transaction, number))
    )
    return ownCheck ? [ownCheck, ...callbackChecks] : callbackChecks
  }

  private async checkNumber(
    transaction: Transaction,
    checkable: CheckableNumber
  ): Promise<NumberCheck> {
    try {
      const expected = expectedOf(transaction, checkable)
      const answer = await this.dependencies.client.check(expected)
      return { ...checkable, answer }
    } catch (error) {
      if (!(error instanceof FlexPayConfigurationError)) {
        throw error
      }
      // The store's options are wrong, which says nothing about the payment.
      this.dependencies.alarm.raise(error)
      return { ...checkable, answer: null, error: error.message }
    }
  }
}

/** The timeline entries of a check. */
function timelineOf(
  current: Transaction,
  result: CombinedCheck,
  { change, actor_id }: { change: Change; actor_id: string | undefined }
): NewTimelineEntry[] {
  const { decisive } = result
  const isReplaced =
    current.order_number !== null && result.provenOrderNumber !== null
  const isNewlyPaid =
    result.status === "paid_mismatch" &&
    current.check_status !== "paid_mismatch"
  const isChanged = Object.keys(change).length > 0
  const entries: NewTimelineEntry[] = result.unreadable.map(
    ({ verdict, exchange }) => ({
      type: "check_unreadable",
      data: { verdict, exchange },
      skipRepeated: true,
    })
  )
  if (isReplaced || isNewlyPaid || isChanged || actor_id !== undefined) {
    const { answer, error } = decisive ?? {}
    const exchange = answer?.exchange
    entries.push({
      type: isReplaced ? "order_number_replaced" : decisive ? "check" : "lapse",
      actor_id,
      data: { change, verdict: answer?.verdict, exchange, error },
    })
  }
  return entries
}
