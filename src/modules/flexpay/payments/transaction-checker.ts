import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "@medusajs/framework/types"
import { FlexPayConfigurationError } from "../../../gateway"
import type { FlexPayClient } from "../../../gateway"
import {
  checkableNumbersOf,
  decisiveOf,
  expectedOf,
  isDecisive,
  checkStatusOf,
} from "../transaction/check-result"
import type { CheckableNumber, CheckResult } from "../transaction/check-result"
import type { GuardedWrites } from "../store/guarded-writes"
import type { TransactionStore } from "../store/transaction-store"
import { applyCheckResult, needsHistory } from "../transaction/next-row"
import type { NewTimelineEntry } from "../store/timeline"
import type { TokenAlarm } from "../health/token-alarm"
import { isConfirmed, needsSync } from "../transaction/transaction"
import type { Transaction } from "../transaction/transaction"
import type { Change } from "../transaction/payment-transitions"

/** Who wants to know; absent for the plugin itself. */
interface Asker {
  /** The admin user, in whose name the answer is noted whatever it says. */
  actor_id?: string
}

/** What a check made at once brought. */
export interface CheckedNow {
  transaction: Transaction
  /** False when FlexPay did not answer in time, or not readably. */
  isAnswered: boolean
  /** What FlexPay answered in time; null for none. */
  answer: CheckResult["answer"]
}

/** A transaction after its check, and FlexPay's answer. */
interface Confirmed {
  transaction: Transaction
  answer: CheckResult["answer"]
}

interface Dependencies {
  transactions: TransactionStore
  writes: GuardedWrites
  client: FlexPayClient
  alarm: TokenAlarm
  logger: Logger
}

/** Confirms transactions: asks FlexPay, judges the answer, writes the outcome. */
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

  /** Confirms one transaction if it is due; else tells how it stands. */
  async confirm(id: string): Promise<Transaction | null> {
    const claimed = await this.transactions.acquireCheckLease(id)
    return claimed
      ? await this.confirmClaimed(claimed)
      : await this.writes.findById(id)
  }

  /**
   * Asks FlexPay at once, and notes in the timeline what it answered. A
   * transaction that FlexPay can't be asked about stays as it is.
   */
  async checkFor(id: string, asker: Asker): Promise<Transaction | null> {
    const claimed = await this.transactions.acquireCheckLeaseNow(id)
    return claimed
      ? (await this.checkAndRecord(claimed, asker)).transaction
      : await this.writes.findById(id)
  }

  /** Confirms a transaction whose check the caller has claimed. */
  async confirmClaimed(claimed: Transaction): Promise<Transaction> {
    return (await this.confirmUnlessFinal(claimed)).transaction
  }

  private async confirmUnlessFinal(claimed: Transaction): Promise<Confirmed> {
    return isConfirmed(claimed) && needsSync(claimed)
      ? { transaction: claimed, answer: null }
      : await this.checkAndRecord(claimed)
  }

  private async checkAndRecord(
    seen: Transaction,
    asker: Asker = {}
  ): Promise<Confirmed> {
    const asked = await this.ask(seen)
    const answer = decisiveOf(asked)?.answer ?? null
    let current: Transaction | null = seen
    while (current) {
      const written = await this.record(
        { ...current, callbacks: seen.callbacks },
        asked,
        asker
      )
      if (written) {
        return { transaction: written, answer }
      }
      // Somebody moved the row meanwhile: judge again from where it is now.
      current = await this.writes.findById(seen.id)
    }
    return { transaction: seen, answer }
  }

  /**
   * Checks a transaction now, due or not, and waits at most so long. A slower
   * answer is recorded when it comes.
   * @returns the transaction as it stands then, and whether FlexPay gave an
   * answer that can be read; null when it can't be asked about
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
   * Asks about FlexPay's own order number, and about those of callbacks while
   * it finds nothing under that one: the answer to a request was seen to name
   * another number than callback and check know.
   */
  private async ask(transaction: Transaction): Promise<CheckResult[]> {
    const checkableNumbers = checkableNumbersOf(transaction)
    const asked: CheckResult[] = []
    for (const own of checkableNumbers.filter(({ adopted }) => !adopted)) {
      const answer = await this.checkNumber(transaction, own)
      asked.push(answer)
      if (isDecisive(answer) || !answer.answer) {
        return asked
      }
    }
    const adopted = await Promise.all(
      checkableNumbers
        .filter((checkable) => checkable.adopted)
        .map((checkable) => this.checkNumber(transaction, checkable))
    )
    return [...asked, ...adopted]
  }

  private async checkNumber(
    transaction: Transaction,
    checkable: CheckableNumber
  ): Promise<CheckResult> {
    try {
      const answer = await this.client.check(expectedOf(transaction, checkable))
      return { ...checkable, answer }
    } catch (error) {
      if (!(error instanceof FlexPayConfigurationError)) {
        throw error
      }
      // The shop's settings are at fault, which says nothing of the payment.
      this.alarm.raise(error)
      return { ...checkable, answer: null, error: error.message }
    }
  }

  /** @param current with as many callbacks as had come when FlexPay was asked */
  private async record(
    current: Transaction,
    asked: CheckResult[],
    asker: Asker
  ): Promise<Transaction | null> {
    const now = await this.writes.clock.now()
    const history = needsHistory(current, asked, now)
      ? await this.transactions.readHistory(current.id)
      : undefined
    const { change, patch, next } = applyCheckResult(current, asked, {
      now,
      history,
    })
    return await this.writes.updateAndReschedule(current, patch, {
      next,
      event: entriesOf(current, { asked, change, asker }),
    })
  }
}

/** What the timeline is to tell of a check. */
function entriesOf(
  { order_number, check_status }: Transaction,
  {
    asked,
    change,
    asker: { actor_id },
  }: { asked: CheckResult[]; change: Change; asker: Asker }
): NewTimelineEntry[] {
  const decisive = decisiveOf(asked)
  const answer = decisive?.answer
  const isReplaced =
    order_number !== null && !!decisive?.adopted && isDecisive(decisive)
  // Money that FlexPay says was paid, however little else fits.
  const isPaidNews =
    checkStatusOf(decisive) === "paid_mismatch" &&
    check_status !== "paid_mismatch"
  const isAnnounced =
    isReplaced ||
    isPaidNews ||
    actor_id !== undefined ||
    Object.keys(change).length > 0
  return [
    ...unreadableEntries(asked),
    ...(isAnnounced
      ? [
          {
            type: isReplaced
              ? "order_number_replaced"
              : decisive
                ? "check"
                : "lapse",
            actor_id,
            data: {
              change,
              verdict: answer?.verdict,
              exchange: answer?.exchange,
              error: decisive?.error,
            },
          },
        ]
      : []),
  ]
}

/** The first answer that can't be read, and the first without a known status. */
function unreadableEntries(asked: CheckResult[]): NewTimelineEntry[] {
  return (["unreadable", "unknown_status"] as const).flatMap((why) => {
    const answer = asked.find(
      (one) =>
        one.answer?.verdict.kind === "pending" && one.answer.verdict.why === why
    )?.answer
    return answer
      ? {
          type: "check_unreadable",
          data: { verdict: answer.verdict, exchange: answer.exchange },
          skipRepeated: true,
        }
      : []
  })
}
