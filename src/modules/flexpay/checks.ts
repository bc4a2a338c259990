import type { Logger } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { FlexPayConfigurationError, judge, readCurrency } from "../../gateway"
import type { CheckAnswer, FlexPayClient, Verdict } from "../../gateway"
import type { Ledger, Patch } from "./ledger"
import { nextCheckAt, nextTryAt } from "./schedule"
import {
  awaitsApplying,
  isSettledState,
  toCurrencyCode,
  WIRE_CURRENCY,
} from "./transaction"
import type { Transaction } from "./transaction"
import { afterPayoutTime, afterPayoutVerdict } from "./payout-transitions"
import { afterTime, afterVerdict, isAboutOurs } from "./transitions"
import type { Change } from "./transitions"

interface Asked {
  /** The order number that FlexPay was asked about. */
  orderNumber: string
  /** Null when FlexPay refused the shop's token: it said nothing. */
  answer: CheckAnswer | null
  /** Null without an answer. */
  verdict: Verdict | null
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
      const written = await this.record(current, asked, claimed.callbacks)
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
    if (!orderNumber) {
      return null
    }
    const answer = await this.check(transaction, orderNumber)
    if (!answer) {
      return { orderNumber, answer: null, verdict: null }
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

  /** @param callbacks how many had come when FlexPay was asked */
  private async record(
    current: Transaction,
    asked: Asked | null,
    callbacks: number
  ): Promise<Transaction | null> {
    const now = new Date()
    const verdict = asked?.verdict
    const change = decide(current, { verdict, now })
    const patch: Patch = { ...change, ...found(current, asked) }
    if (change.attention !== undefined) {
      patch.attention_at = change.attention && now
    }
    if (change.state && isSettledState(change.state)) {
      patch.settled_at = now
    }
    const after: Transaction = { ...current, ...patch }
    const next = nextCheckAt(after, now, { heard: isHeard(asked) })
    return await this.ledger.changeAfterCheck(
      { ...current, callbacks },
      patch,
      {
        next: awaitsApplying(after) ? nextTryAt(after, now, next) : next,
        event: Object.keys(change).length
          ? {
              type: verdict ? "check" : "lapse",
              data: { change, verdict, exchange: asked?.answer?.exchange },
            }
          : undefined,
      }
    )
  }
}

/** FlexPay's own word first; a callback's only while there is no other. */
function askedBy(transaction: Transaction): string | null {
  return transaction.order_number ?? transaction.callback_order_number
}

/** Whether FlexPay said anything; true when there was nothing to ask. */
function isHeard(asked: Asked | null): boolean {
  const verdict = asked?.verdict
  return verdict
    ? verdict.kind !== "pending" || verdict.why !== "unreadable"
    : asked === null
}

/** The change that the answer makes, or the passing of time; {} for none. */
function decide(
  current: Transaction,
  { verdict, now }: { verdict: Verdict | null | undefined; now: Date }
): Change {
  const isPayout = current.kind === "payout"
  const judged = !verdict
    ? {}
    : isPayout
      ? afterPayoutVerdict(current, verdict, now)
      : afterVerdict(current, verdict)
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
  const verdict = asked?.verdict
  if (!verdict || !isBound(verdict)) {
    return {}
  }
  // An adopted number binds by our reference alone, so it is proven ours.
  const proven =
    current.order_number === null ? { order_number: asked.orderNumber } : {}
  if (verdict.kind === "mismatch" && verdict.paid) {
    return { ...proven, ...received(asked.answer) }
  }
  if (verdict.kind !== "paid") {
    return proven
  }
  return {
    ...proven,
    amount_charged: decimal(verdict.amountCharged),
    channel: verdict.channel,
    operator_reference: verdict.operatorReference,
  }
}

/** Whether the answer was found to be about our transaction. */
function isBound(verdict: Verdict): boolean {
  switch (verdict.kind) {
    case "pending":
      return verdict.why === "waiting" || verdict.why === "unknown_status"
    case "mismatch":
      return isAboutOurs(verdict)
    default:
      return true
  }
}

/** Other money than was asked for, so that it can be given back. */
function received(answer: CheckAnswer | null): Patch {
  if (answer?.kind !== "found" || answer.amount === null) {
    return {}
  }
  const currency = readCurrency(answer.currency ?? "")
  return {
    received_amount: decimal(answer.amount),
    received_currency_code: currency && toCurrencyCode(currency),
  }
}

/** FlexPay's number as a decimal string; null for what is none. */
function decimal(text: string | null): string | null {
  const number = MathBN.convert(text ?? "")
  return number.isFinite() ? number.toFixed() : null
}
