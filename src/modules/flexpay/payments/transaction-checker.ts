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
  private readonly transactions: TransactionStore
  private readonly writes: GuardedWrites
  private readonly client: FlexPayClient
  private readonly alarm: TokenAlarm
  private readonly logger: Logger

  constructor(dependencies: Dependencies) {
    this.transactions = dependencies.transactions
    this.writes = dependencies.writes
    this.client = dependencies.client
    this.alarm = dependencies.alarm
    this.logger = dependencies.logger
  }

  /** Checks a transaction if it is due. @returns its present row */
  async confirm(id: string): Promise<Transaction | null> {
    const claimed = await this.transactions.acquireCheckLease(id)
    return claimed
      ? await this.confirmClaimed(claimed)
      : await this.writes.findById(id)
  }

  /**
   * Checks a transaction for an operator, due or not, and adds the answer to
   * its timeline. Leaves a transaction that is not checkable as it is.
   */
  async checkFor(id: string, operator: Operator): Promise<Transaction | null> {
    const claimed = await this.transactions.acquireCheckLeaseNow(id)
    return claimed
      ? (await this.checkAndRecord(claimed, operator)).transaction
      : await this.writes.findById(id)
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
    operator: Operator = {}
  ): Promise<Checked> {
    const result = combineChecks(await this.checkNumbers(claimed))
    const answer = result.decisive?.answer ?? null
    let current: Transaction | null = claimed
    while (current) {
      const written = await this.record(
        { ...current, callbacks: claimed.callbacks },
        result,
        operator
      )
      if (written) {
        return { transaction: written, answer }
      }
      // Another write changed the state meanwhile: apply the result to that.
      current = await this.writes.findById(claimed.id)
    }
    return { transaction: claimed, answer }
  }

  /**
   * Checks a transaction, due or not, and waits for at most `withinMs`. A slower
   * answer is recorded when it comes.
   * @returns null when the transaction is not checkable
   */
  async checkNow(id: string, withinMs: number): Promise<CheckedNow | null> {
    const claimed = await this.transactions.acquireCheckLeaseNow(id)
    if (!claimed) {
      return null
    }
    const checked = this.confirmUnlessFinal(claimed).catch((error: unknown) => {
      this.logger.error(
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
    const transaction = await this.writes.findById(id)
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
    const [own] = numbers.filter(({ isFromCallback }) => !isFromCallback)
    const ownCheck = own && (await this.checkNumber(transaction, own))
    if (ownCheck && (isDecisive(ownCheck) || !ownCheck.answer)) {
      return [ownCheck]
    }
    const callbackChecks = await Promise.all(
      numbers
        .filter(({ isFromCallback }) => isFromCallback)
        .map((number) => this.checkNumber(transaction, number))
    )
    return ownCheck ? [ownCheck, ...callbackChecks] : callbackChecks
  }

  private async checkNumber(
    transaction: Transaction,
    checkable: CheckableNumber
  ): Promise<NumberCheck> {
    try {
      const expected = expectedOf(transaction, checkable)
      return { ...checkable, answer: await this.client.check(expected) }
    } catch (error) {
      if (!(error instanceof FlexPayConfigurationError)) {
        throw error
      }
      // The store's options are wrong, which says nothing about the payment.
      this.alarm.raise(error)
      return { ...checkable, answer: null, error: error.message }
    }
  }

  /** @param current with the number of callbacks before the check */
  private async record(
    current: Transaction,
    result: CombinedCheck,
    { actor_id }: Operator
  ): Promise<Transaction | null> {
    const now = await this.writes.clock.now()
    const history = needsHistory(current, result, now)
      ? await this.transactions.readHistory(current.id)
      : undefined
    const { change, patch, next } = applyCheckResult(current, result, {
      now,
      history,
    })
    return await this.writes.updateAndReschedule(current, patch, {
      next,
      event: entriesOf(current, result, { change, actor_id }),
    })
  }
}

/** The timeline entries of a check. */
function entriesOf(
  { order_number, check_status }: Transaction,
  result: CombinedCheck,
  { change, actor_id }: { change: Change; actor_id: string | undefined }
): NewTimelineEntry[] {
  const { decisive, verdict, status, provenOrderNumber } = result
  const isReplaced = order_number !== null && provenOrderNumber !== null
  const isNewlyPaid =
    status === "paid_mismatch" && check_status !== "paid_mismatch"
  const isRecorded =
    isReplaced ||
    isNewlyPaid ||
    actor_id !== undefined ||
    Object.keys(change).length > 0
  const unreadable = result.unreadable.map((answer) => ({
    type: "check_unreadable",
    data: { verdict: answer.verdict, exchange: answer.exchange },
    skipRepeated: true,
  }))
  const other = decisive ? "check" : "lapse"
  return isRecorded
    ? [
        ...unreadable,
        {
          type: isReplaced ? "order_number_replaced" : other,
          actor_id,
          data: {
            change,
            verdict: verdict ?? undefined,
            exchange: decisive?.answer?.exchange,
            error: decisive?.error,
          },
        },
      ]
    : unreadable
}
