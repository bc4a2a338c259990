import {
  FlexPayConfigurationError,
  FlexPayConnectionError,
  FlexPayError,
  FlexPayRefusedError,
  FlexPayUnknownOutcomeError,
} from "../../gateway"
import type { FlexPayClient } from "../../gateway"
import type { Ledger, NewEvent, Patch } from "./ledger"
import { afterPayoutRequest } from "./payout-transitions"
import { earliest, nextCheckAt, nextTryAt } from "./schedule"
import { awaitsApplying, WIRE_CURRENCY } from "./transaction"
import type { Transaction } from "./transaction"
import { afterRequest } from "./transitions"
import type { RequestOutcome } from "./transitions"

/** FlexPay's answer, as it goes into the row and the timeline. */
interface Answer {
  outcome: RequestOutcome
  patch: Patch
  event: NewEvent
}

/**
 * Sends a transaction that is written, once, and writes FlexPay's answer. The
 * only place from which a request that moves money leaves.
 */
export class Sender {
  constructor(
    private readonly ledger: Ledger,
    private readonly client: FlexPayClient,
    private readonly callbackBaseUrl: string
  ) {}

  async send(transaction: Transaction, token: string): Promise<Transaction> {
    const answer = await this.call(transaction, token)
    let current: Transaction | null = transaction
    // A callback may have moved the row while FlexPay was answering.
    while (current) {
      const now = new Date()
      const change =
        current.kind === "payout"
          ? afterPayoutRequest(current, answer.outcome)
          : afterRequest(current, answer.outcome)
      const patch: Patch = { ...change, ...answer.patch }
      if (current.order_number) {
        // Proven by a check meanwhile; the answer may repeat it, not replace it.
        patch.order_number = current.order_number
      }
      if (change.state === "refused") {
        patch.settled_at = now
      }
      if (change.attention !== undefined) {
        patch.attention_at = change.attention && now
      }
      const after: Transaction = { ...current, ...patch }
      const scheduled = nextCheckAt(after, now)
      const next = awaitsApplying(after)
        ? nextTryAt(after, now, scheduled)
        : scheduled
      const written = await this.ledger.changeAfterCheck(
        { ...current, callbacks: transaction.callbacks },
        patch,
        {
          // Nothing changed but, perhaps, that FlexPay can be asked now.
          next: change.state ? next : earliest(current.next_check_at, next),
          event: answer.event,
        }
      )
      if (written) {
        return written
      }
      current = await this.ledger.findById(transaction.id)
    }
    return transaction
  }

  private async call(transaction: Transaction, token: string): Promise<Answer> {
    // A path in front is kept: a proxy may serve Medusa below one.
    const base = this.callbackBaseUrl.replace(/\/+$/, "")
    const request = {
      reference: transaction.reference,
      amount: transaction.amount,
      currency: WIRE_CURRENCY[transaction.currency_code],
      callbackUrl: `${base}/hooks/flexpay/${transaction.kind}s/${token}`,
    }
    try {
      if (transaction.method === "card") {
        const back = (outcome: string) =>
          `${base}/hooks/flexpay/return/${transaction.reference}?outcome=${outcome}`
        const card = await this.client.requestCard({
          ...request,
          approveUrl: back("approved"),
          cancelUrl: back("canceled"),
          declineUrl: back("declined"),
        })
        return accepted(card, { redirect_url: card.redirectUrl })
      }
      const wallet = { ...request, phone: transaction.phone ?? "" }
      return accepted(
        transaction.kind === "payout"
          ? await this.client.requestPayout(wallet)
          : await this.client.requestMobileMoney(wallet)
      )
    } catch (error) {
      return refusal(error)
    }
  }
}

function accepted(
  {
    orderNumber,
    message,
    exchange,
  }: Awaited<ReturnType<FlexPayClient["requestMobileMoney"]>>,
  patch: Patch = {}
): Answer {
  return {
    outcome: "accepted",
    patch: { ...patch, order_number: orderNumber, gateway_message: message },
    event: { type: "accepted", data: { message, exchange } },
  }
}

/**
 * What an error of the client says about the money. Whatever is not known to
 * have left nothing behind counts as unknown: our own mistakes too.
 */
function refusal(error: unknown): Answer {
  const data = {
    error: error instanceof FlexPayError ? error.message : "unexpected error",
    exchange: error instanceof FlexPayError ? error.exchange : undefined,
  }
  if (error instanceof FlexPayRefusedError) {
    return {
      outcome: "refused",
      patch: { gateway_message: error.gatewayMessage },
      event: { type: "refused", data },
    }
  }
  if (error instanceof FlexPayConfigurationError) {
    return {
      outcome: "misconfigured",
      patch: {},
      event: { type: "misconfigured", data },
    }
  }
  if (error instanceof FlexPayConnectionError) {
    return { outcome: "not_sent", patch: {}, event: { type: "not_sent", data } }
  }
  const orderNumber =
    error instanceof FlexPayUnknownOutcomeError ? error.orderNumber : null
  return {
    outcome: "unknown",
    patch: orderNumber ? { order_number: orderNumber } : {},
    event: { type: "no_answer", data },
  }
}
