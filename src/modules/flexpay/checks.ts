import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "@medusajs/framework/types"
import { FlexPayConfigurationError } from "../../gateway"
import type { FlexPayClient } from "../../gateway"
import {
  askablesOf,
  decisiveOf,
  isDecisive,
  judgeAnswer,
  saidBy,
} from "./asked"
import type { Askable, Asked } from "./asked"
import type { Clock } from "./clock"
import type { Ledger } from "./ledger"
import { afterCheck, needsHistory } from "./outcome"
import type { NewEvent } from "./timeline"
import type { TokenAlarm } from "./token-alarm"
import { awaitsApplying } from "./transaction"
import type { Transaction } from "./transaction"
import type { Change } from "./transitions"

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
  answer: Asked["answer"]
}

/** A transaction after its check, and FlexPay's answer. */
interface Confirmed {
  transaction: Transaction
  answer: Asked["answer"]
}

/** Confirms transactions: asks FlexPay, judges the answer, writes the outcome. */
export class Checks {
  constructor(
    private readonly ledger: Ledger,
    private readonly client: FlexPayClient,
    private readonly clock: Clock,
    private readonly alarm: TokenAlarm,
    private readonly logger: Logger
  ) {}

  /** Confirms one transaction if it is due; else tells how it stands. */
  async confirm(id: string): Promise<Transaction | null> {
    const claimed = await this.ledger.claimCheck(id)
    return claimed
      ? await this.confirmClaimed(claimed)
      : await this.ledger.findById(id)
  }

  /**
   * Asks FlexPay at once, and notes in the timeline what it answered. A
   * transaction that FlexPay can't be asked about stays as it is.
   */
  async checkFor(id: string, asker: Asker): Promise<Transaction | null> {
    const claimed = await this.ledger.claimCheckNow(id)
    return claimed
      ? (await this.askAndRecord(claimed, asker)).transaction
      : await this.ledger.findById(id)
  }

  /** Confirms a transaction whose check the caller has claimed. */
  async confirmClaimed(claimed: Transaction): Promise<Transaction> {
    return (await this.confirmAsked(claimed)).transaction
  }

  private async confirmAsked(claimed: Transaction): Promise<Confirmed> {
    return isConfirmed(claimed) && awaitsApplying(claimed)
      ? { transaction: claimed, answer: null }
      : await this.askAndRecord(claimed)
  }

  private async askAndRecord(
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
      current = await this.ledger.findById(seen.id)
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
    const claimed = await this.ledger.claimCheckNow(id)
    if (!claimed) {
      return null
    }
    const checked = this.confirmAsked(claimed).catch((error: unknown) => {
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
    const transaction = await this.ledger.findById(id)
    return (
      transaction && {
        transaction,
        answer: confirmed?.answer ?? null,
        isAnswered:
          transaction.told_at !== null &&
          transaction.told !== "unknown_status" &&
          transaction.told_at.getTime() !== claimed.told_at?.getTime(),
      }
    )
  }

  /**
   * Asks about FlexPay's own order number, and about those of callbacks while
   * it finds nothing under that one: the answer to a request was seen to name
   * another number than callback and check know.
   */
  private async ask(transaction: Transaction): Promise<Asked[]> {
    const askables = askablesOf(transaction)
    const asked: Asked[] = []
    for (const own of askables.filter(({ adopted }) => !adopted)) {
      const answer = await this.askAbout(transaction, own)
      asked.push(answer)
      if (isDecisive(answer) || !answer.answer) {
        return asked
      }
    }
    const adopted = await Promise.all(
      askables
        .filter((askable) => askable.adopted)
        .map((askable) => this.askAbout(transaction, askable))
    )
    return [...asked, ...adopted]
  }

  private async askAbout(
    transaction: Transaction,
    askable: Askable
  ): Promise<Asked> {
    try {
      const answer = await this.client.check(askable.orderNumber)
      return judgeAnswer(transaction, askable, answer)
    } catch (error) {
      if (!(error instanceof FlexPayConfigurationError)) {
        throw error
      }
      // The shop's settings are at fault, which says nothing of the payment.
      this.alarm.raise(error)
      return { ...askable, answer: null, error: error.message }
    }
  }

  /** @param current with as many callbacks as had come when FlexPay was asked */
  private async record(
    current: Transaction,
    asked: Asked[],
    asker: Asker
  ): Promise<Transaction | null> {
    const now = await this.clock.now()
    const history = needsHistory(current, asked, now)
      ? await this.ledger.readHistory(current.id)
      : undefined
    const { change, patch, next } = afterCheck(current, asked, { now, history })
    return await this.ledger.changeAfterCheck(current, patch, {
      next,
      event: entriesOf(current, { asked, change, asker }),
    })
  }
}

/** What the timeline is to tell of a check. */
function entriesOf(
  { order_number, told }: Transaction,
  {
    asked,
    change,
    asker: { actor_id },
  }: { asked: Asked[]; change: Change; asker: Asker }
): NewEvent[] {
  const decisive = decisiveOf(asked)
  const answer = decisive?.answer
  const isReplaced =
    order_number !== null && !!decisive?.adopted && isDecisive(decisive)
  // Money that FlexPay says was paid, however little else fits.
  const isPaidNews =
    saidBy(decisive) === "paid_mismatch" && told !== "paid_mismatch"
  const isTold =
    isReplaced ||
    isPaidNews ||
    actor_id !== undefined ||
    Object.keys(change).length > 0
  return [
    ...unreadableEntries(asked),
    ...(isTold
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
function unreadableEntries(asked: Asked[]): NewEvent[] {
  return (["unreadable", "unknown_status"] as const).flatMap((why) => {
    const answer = asked.find(
      (one) =>
        one.answer?.verdict.kind === "pending" && one.answer.verdict.why === why
    )?.answer
    return answer
      ? {
          type: "check_unreadable",
          data: { verdict: answer.verdict, exchange: answer.exchange },
          once: true,
        }
      : []
  })
}

/** FlexPay has spoken: what is left to do, Medusa does. */
function isConfirmed({ state }: Transaction): boolean {
  return state === "succeeded" || state === "reversed"
}
