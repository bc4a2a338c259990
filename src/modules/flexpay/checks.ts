import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "@medusajs/framework/types"
import { FlexPayConfigurationError, judge } from "../../gateway"
import type { CheckAnswer, FlexPayClient } from "../../gateway"
import type { Ledger } from "./ledger"
import { afterCheck, askedBy } from "./outcome"
import type { Asked } from "./outcome"
import { awaitsApplying, WIRE_CURRENCY } from "./transaction"
import type { Transaction } from "./transaction"

/** What a check made at once brought. */
export interface CheckedNow {
  transaction: Transaction
  /** False when FlexPay did not answer in time, or not readably. */
  isAnswered: boolean
}

/** Confirms transactions: asks FlexPay, judges the answer, writes the outcome. */
export class Checks {
  constructor(
    private readonly ledger: Ledger,
    private readonly client: FlexPayClient,
    private readonly logger: Logger
  ) {}

  /** Confirms one transaction if it is due; else tells how it stands. */
  async confirm(id: string): Promise<Transaction | null> {
    const claimed = await this.ledger.claimCheck(id)
    return claimed
      ? await this.confirmClaimed(claimed)
      : await this.ledger.findById(id)
  }

  /** Confirms a transaction whose check the caller has claimed. */
  async confirmClaimed(claimed: Transaction): Promise<Transaction> {
    if (isConfirmed(claimed) && awaitsApplying(claimed)) {
      return claimed
    }
    const asked = await this.ask(claimed)
    let current: Transaction | null = claimed
    while (current) {
      const written = await this.record(current, asked, claimed.callbacks)
      if (written) {
        return written
      }
      // Somebody moved the row meanwhile: judge again from where it is now.
      current = await this.ledger.findById(claimed.id)
    }
    return claimed
  }

  /**
   * Checks a transaction now, due or not, and waits at most so long. A slower
   * answer is recorded when it comes.
   * @returns the transaction as it stands then, and whether FlexPay gave an
   * answer that can be read
   */
  async checkNow(id: string, withinMs: number): Promise<CheckedNow | null> {
    const claimed = await this.ledger.claimCheckNow(id)
    if (!claimed) {
      return null
    }
    const checked = this.confirmClaimed(claimed).catch((error: unknown) => {
      this.logger.error(
        `FlexPay: the check of ${id} failed: ${error instanceof Error ? error.message : "unexpected error"}`
      )
    })
    const timeout = new AbortController()
    await Promise.race([
      checked,
      sleep(withinMs, undefined, { signal: timeout.signal }).catch(() => null),
    ])
    timeout.abort()
    const transaction = await this.ledger.findById(id)
    return (
      transaction && {
        transaction,
        isAnswered:
          transaction.told_at !== null &&
          transaction.told_at.getTime() !== claimed.told_at?.getTime(),
      }
    )
  }

  private async ask(transaction: Transaction): Promise<Asked | null> {
    const orderNumber = askedBy(transaction)
    if (!orderNumber) {
      return null
    }
    const answer = await this.check(transaction, orderNumber)
    if (!answer) {
      return { orderNumber, answer: null }
    }
    const verdict = judge(
      {
        orderNumber,
        reference: transaction.reference,
        amount: transaction.amount,
        currency: WIRE_CURRENCY[transaction.currency_code],
        adopted: transaction.order_number === null,
      },
      answer
    )
    return { orderNumber, answer: { ...answer, verdict } }
  }

  private async check(
    transaction: Transaction,
    orderNumber: string
  ): Promise<CheckAnswer | null> {
    try {
      return await this.client.check(orderNumber)
    } catch (error) {
      if (!(error instanceof FlexPayConfigurationError)) {
        throw error
      }
      // The shop's settings are at fault, which says nothing of the payment.
      this.logger.error(
        `FlexPay: the check of ${transaction.id} was refused: ${error.message}`
      )
      return null
    }
  }

  /** @param callbacks how many had come when FlexPay was asked */
  private async record(
    current: Transaction,
    asked: Asked | null,
    callbacks: number
  ): Promise<Transaction | null> {
    const { change, patch, next } = afterCheck(current, asked, new Date())
    const answer = asked?.answer
    return await this.ledger.changeAfterCheck(
      { ...current, callbacks },
      patch,
      {
        next,
        event: Object.keys(change).length
          ? {
              type: answer ? "check" : "lapse",
              data: {
                change,
                verdict: answer?.verdict,
                exchange: answer?.exchange,
              },
            }
          : undefined,
      }
    )
  }
}

/** FlexPay has spoken: what is left to do, Medusa does. */
function isConfirmed({ state }: Transaction): boolean {
  return state === "succeeded" || state === "reversed"
}
