import {
  FlexPayConfigurationError,
  FlexPayError,
  FlexPayRefusedError,
} from "../../../gateway"
import type { Accepted, FlexPayClient } from "../../../gateway"
import type { FlexPayOptions } from "../options"
import type { GuardedWrites } from "../store/guarded-writes"
import { applyRequestResult } from "../transaction/next-row"
import type { NewTimelineEntry } from "../store/timeline"
import { observe } from "../telemetry/observe"
import type { TokenAlarm } from "../health/token-alarm"
import { WIRE_CURRENCY } from "../transaction/transaction"
import type { Patch, Transaction } from "../transaction/transaction"
import type { RequestOutcome } from "../transaction/payment-transitions"

/** FlexPay's answer to a request, for the row and the timeline. */
interface Answer {
  outcome: RequestOutcome
  patch: Patch
  entry: NewTimelineEntry
}

interface Dependencies {
  writes: GuardedWrites
  client: FlexPayClient
  /** Public address of this Medusa server, to which FlexPay calls back. */
  callbackBaseUrl: string
  alarm: TokenAlarm
}

/** Beyond the request's own timeout, so that no check overtakes its answer. */
const ANSWER_GRACE_MS = 30 * 1000

/** When a request that begins now counts as unanswered, and is checked. */
export function unansweredAt(
  now: Date,
  { request_timeout_seconds }: Pick<FlexPayOptions, "request_timeout_seconds">
): Date {
  return new Date(
    now.getTime() + request_timeout_seconds * 1000 + ANSWER_GRACE_MS
  )
}

/**
 * Sends a transaction to FlexPay, and writes the answer. Every request that
 * moves money leaves from here; none is repeated.
 */
export class TransactionSender {
  constructor(private readonly dependencies: Dependencies) {}

  /** @returns the row after FlexPay's answer, which a callback may overtake */
  async send(transaction: Transaction, token: string): Promise<Transaction> {
    const { writes } = this.dependencies
    const { id, kind, operator } = transaction
    const answer = await observe(
      kind === "payout" ? "payout" : "request",
      () => this.call(transaction, token),
      ({ outcome }) => ({ id, kind, operator, outcome })
    )
    return await writes.updateLatest(transaction, async (current) => {
      const now = await writes.clock.now()
      const { patch, next } = applyRequestResult(current, answer, now)
      return { patch, next, entry: answer.entry }
    })
  }

  private async call(transaction: Transaction, token: string): Promise<Answer> {
    const { client, callbackBaseUrl, alarm } = this.dependencies
    // A path prefix stays: a proxy may serve Medusa below one.
    const base = callbackBaseUrl.replace(/\/+$/, "")
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
        const card = await client.request("card", {
          ...request,
          approveUrl: back("approved"),
          cancelUrl: back("canceled"),
          declineUrl: back("declined"),
        })
        return accepted(card, { redirect_url: card.redirectUrl })
      }
      return accepted(
        await client.request(transaction.kind, {
          ...request,
          phone: transaction.phone ?? "",
        })
      )
    } catch (error) {
      if (error instanceof FlexPayConfigurationError) {
        alarm.raise(error)
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
    patch: { ...patch, order_number: orderNumber },
    entry: { type: "accepted", data: { message, exchange } },
  }
}

/**
 * Interprets an error of the client. Everything that may have moved money counts
 * as unknown, faults of the plugin included. An order number of any error is
 * kept: FlexPay has a transaction then.
 */
function refusal(error: unknown): Answer {
  const outcome = outcomeOf(error)
  const isKnown = error instanceof FlexPayError
  return {
    outcome,
    patch: {
      ...orderNumberOf(error),
      ...(error instanceof FlexPayRefusedError && {
        gateway_message: error.gatewayMessage,
      }),
    },
    entry: {
      type: outcome === "unknown" ? "no_answer" : outcome,
      data: {
        error: isKnown ? error.message : "unexpected error",
        exchange: isKnown ? error.exchange : undefined,
      },
    },
  }
}

function outcomeOf(error: unknown): RequestOutcome {
  if (error instanceof FlexPayConfigurationError) {
    return "misconfigured"
  }
  return error instanceof FlexPayError ? error.outcome : "unknown"
}

function orderNumberOf(error: unknown): Patch {
  return error instanceof FlexPayError &&
    "orderNumber" in error &&
    typeof error.orderNumber === "string"
    ? { order_number: error.orderNumber }
    : {}
}
