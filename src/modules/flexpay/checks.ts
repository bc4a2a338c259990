import type { Logger } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { FlexPayConfigurationError, judge, readCurrency } from "../../gateway"
import type { CheckAnswer, FlexPayClient, Verdict } from "../../gateway"
import type { Ledger, Patch } from "./ledger"
import { APPLY_RETRY_MS, nextCheckAt } from "./schedule"
import {
  awaitsApplying,
  isSettledState,
  toCurrencyCode,
  WIRE_CURRENCY,
} from "./transaction"
import type { Transaction } from "./transaction"
import { afterPayoutTime, afterPayoutVerdict } from "./payout-transitions"
import { afterTime, afterVerdict } from "./transitions"
import type { Change } from "./transitions"

interface Asked {
  /** The order number that FlexPay was asked about. */
  orderNumber: string
  verdict: Verdict
  answer: CheckAnswer
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
    if (claimed.state === "succeeded" && awaitsApplying(claimed)) {
      return claimed
    }
    const asked = await this.ask(claimed)
    let current: Transaction | null = claimed
    while (current) {
      const written = await this.record(current, asked)
      if (written) {
        return written
      }
      // Somebody moved the row meanwhile: judge again from where it is now.
      current = await this.ledger.findById(claimed.id)
    }
    return claimed
  }

  private async ask(transaction: Transaction): Promise<Asked | null> {
    const orderNumber = askedBy(transaction)
    const answer = orderNumber && (await this.check(transaction, orderNumber))
    if (!orderNumber || !answer) {
      return null
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
    return { orderNumber, verdict, answer }
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

  private async record(
    current: Transaction,
    asked: Asked | null
  ): Promise<Transaction | null> {
    const now = new Date()
    const change = decide(current, { asked, now })
    const patch: Patch = { ...change, ...found(current, asked) }
    if (change.attention !== undefined) {
      patch.attention_at = change.attention && now
    }
    if (change.state && isSettledState(change.state)) {
      patch.settled_at = now
    }
    const after: Transaction = { ...current, ...patch }
    return await this.ledger.changeAfterCheck(current, patch, {
      next:
        change.state && awaitsApplying(after)
          ? // Should who tells Medusa die, the recheck job finishes it.
            new Date(now.getTime() + APPLY_RETRY_MS)
          : nextCheckAt(after, now),
      event: Object.keys(change).length
        ? {
            type: asked ? "check" : "lapse",
            data: {
              change,
              verdict: asked?.verdict,
              exchange: asked?.answer.exchange,
            },
          }
        : undefined,
    })
  }
}

/** FlexPay's own word first; a callback's only while there is no other. */
function askedBy(transaction: Transaction): string | null {
  return transaction.order_number ?? transaction.callback_order_number
}

/** The change that the answer makes, or the passing of time; {} for none. */
function decide(
  current: Transaction,
  { asked, now }: { asked: Asked | null; now: Date }
): Change {
  const isPayout = current.kind === "payout"
  const judged = !asked
    ? {}
    : isPayout
      ? afterPayoutVerdict(current, asked.verdict, now)
      : afterVerdict(current, asked.verdict)
  const canBeAsked = askedBy(current) !== null
  const change = judged.state
    ? judged
    : {
        ...(isPayout ? afterPayoutTime : afterTime)(current, {
          now,
          canBeAsked,
        }),
        ...judged,
      }
  const { attention, ...rest } = change
  const sameState = rest.state === current.state ? {} : rest
  return attention === undefined || attention === current.attention
    ? sameState
    : { ...sameState, attention }
}

/** What the answer tells beside the state, to keep. */
function found(current: Transaction, asked: Asked | null): Patch {
  if (!asked || asked.verdict.kind === "pending") {
    return {}
  }
  if (asked.verdict.kind === "mismatch") {
    return asked.verdict.paid ? received(asked.answer) : {}
  }
  // The answer is bound to our reference, so its order number is proven ours.
  const proven =
    current.order_number === null ? { order_number: asked.orderNumber } : {}
  if (asked.verdict.kind !== "paid") {
    return proven
  }
  return {
    ...proven,
    amount_charged: asked.verdict.amountCharged,
    channel: asked.verdict.channel,
    operator_reference: asked.verdict.operatorReference,
  }
}

/** Other money than was asked for, so that it can be given back. */
function received(answer: CheckAnswer): Patch {
  if (answer.kind !== "found" || answer.amount === null) {
    return {}
  }
  const amount = MathBN.convert(answer.amount)
  const currency = readCurrency(answer.currency ?? "")
  return {
    received_amount: amount.isFinite() ? amount.toFixed() : null,
    received_currency_code: currency && toCurrencyCode(currency),
  }
}
