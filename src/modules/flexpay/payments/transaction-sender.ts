import {
  FlexPayConfigurationError,
  FlexPayConnectionError,
  FlexPayError,
  FlexPayRefusedError,
} from "../../../gateway"
import type { Accepted, FlexPayClient } from "../../../gateway"
import type { GuardedWrites } from "../store/guarded-writes"
import { applyRequestResult } from "../transaction/next-row"
import type { NewTimelineEntry } from "../store/timeline"
import type { TokenAlarm } from "../health/token-alarm"
import { WIRE_CURRENCY } from "../transaction/transaction"
import type { Patch, Transaction } from "../transaction/transaction"
import type { RequestOutcome } from "../transaction/payment-transitions"

/** FlexPay's answer to a request, for the row and the timeline. */
interface Answer {
  outcome: RequestOutcome
  patch: Patch
  event: NewTimelineEntry
}

interface Dependencies {
  writes: GuardedWrites
  client: FlexPayClient
  /** Public address of this Medusa server, to which FlexPay calls back. */
  callbackBaseUrl: string
  alarm: TokenAlarm
}

/**
 * Sends a transaction to FlexPay, and writes the answer. Every request that
 * moves money leaves from here; none is repeated.
 */
export class TransactionSender {
  private readonly writes: GuardedWrites
  private readonly client: FlexPayClient
  private readonly callbackBaseUrl: string
  private readonly alarm: TokenAlarm

  constructor({ writes, client, callbackBaseUrl, alarm }: Dependencies) {
    this.writes = writes
    this.client = client
    this.callbackBaseUrl = callbackBaseUrl
    this.alarm = alarm
  }

  async send(transaction: Transaction, token: string): Promise<Transaction> {
    const answer = await this.call(transaction, token)
    let current: Transaction | null = transaction
    // A callback may have moved the row while FlexPay was answering.
    while (current) {
      const now = await this.writes.clock.now()
      const { patch, next } = applyRequestResult(current, answer, now)
      const written = await this.writes.updateAndReschedule(
        { ...current, callbacks: transaction.callbacks },
        patch,
        { next, event: answer.event }
      )
      if (written) {
        return written
      }
      current = await this.writes.findById(transaction.id)
    }
    return transaction
  }

  private async call(transaction: Transaction, token: string): Promise<Answer> {
    // A path prefix stays: a proxy may serve Medusa below one.
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
        const card = await this.client.request("card", {
          ...request,
          approveUrl: back("approved"),
          cancelUrl: back("canceled"),
          declineUrl: back("declined"),
        })
        return accepted(card, { redirect_url: card.redirectUrl })
      }
      return accepted(
        await this.client.request(transaction.kind, {
          ...request,
          phone: transaction.phone ?? "",
        })
      )
    } catch (error) {
      if (error instanceof FlexPayConfigurationError) {
        this.alarm.raise(error)
      }
      return refusal(error)
    }
  }
}

function accepted(
  { orderNumber, message, exchange }: Accepted,
  patch: Patch = {}
): Answer {
  return {
    outcome: "accepted",
    patch: { ...patch, order_number: orderNumber, gateway_message: message },
    event: { type: "accepted", data: { message, exchange } },
  }
}

/**
 * Interprets an error of the client. Everything that may have moved money counts
 * as unknown, faults of the plugin included. An order number of any error is
 * kept: FlexPay has a transaction then.
 */
function refusal(error: unknown): Answer {
  const data = {
    error: error instanceof FlexPayError ? error.message : "unexpected error",
    exchange: error instanceof FlexPayError ? error.exchange : undefined,
  }
  const patch = orderNumberOf(error)
  if (error instanceof FlexPayRefusedError) {
    return {
      outcome: "refused",
      patch: { ...patch, gateway_message: error.gatewayMessage },
      event: { type: "refused", data },
    }
  }
  if (error instanceof FlexPayConfigurationError) {
    return {
      outcome: "misconfigured",
      patch,
      event: { type: "misconfigured", data },
    }
  }
  if (error instanceof FlexPayConnectionError) {
    return { outcome: "not_sent", patch, event: { type: "not_sent", data } }
  }
  return { outcome: "unknown", patch, event: { type: "no_answer", data } }
}

function orderNumberOf(error: unknown): Patch {
  return error instanceof FlexPayError &&
    "orderNumber" in error &&
    typeof error.orderNumber === "string"
    ? { order_number: error.orderNumber }
    : {}
}
