import { isWebAddress } from "./addresses"
import type { ClientConfig } from "./client-config"
import {
  FlexPayConfigurationError,
  FlexPayConnectionError,
  FlexPayRefusedError,
  FlexPayUnknownOutcomeError,
} from "./errors"
import { callService } from "./exchange"
import type { Exchange, Service, ServiceResult } from "./exchange"
import { maskText } from "./masking"
import { truncate } from "./text"
import { readTokenExpiry } from "./token"
import { createTokenRefusedError, isTokenRefusal } from "./token-refusal"
import { readRequestAnswer } from "./wire/read-request-answer"
import type { RequestReading } from "./wire/read-request-answer"
import type { MoneyService, WireBody } from "./wire/write-request"
import { startDeadline } from "./send"

/** FlexPay accepted the request. Nothing is paid yet: check says what became of it. */
export interface Accepted {
  /** FlexPay's order number. It holds the payer's phone number: personal data. */
  orderNumber: string
  /** FlexPay's prose, masked, at most 500 characters: to show or log, never to branch on. */
  message: string | null
  /** Where the shopper pays by card; null for the other services. */
  redirectUrl: string | null
  exchange: Exchange
}

/** A request that moves money, written for the wire. */
interface MoneyRequest {
  service: MoneyService
  body: WireBody
  /** Where FlexPay posts its callback; its last path segment is a secret. */
  callbackUrl: string
}

type Answered = Extract<ServiceResult, { kind: "answered" }>

const MESSAGE_LENGTH_MAX = 500
/** Statuses about the moment, not the request (RFC 9110, 8470, 6585). */
const MOMENTARY_STATUSES: readonly number[] = [408, 425, 429]

/**
 * Posts one request that moves money, once. It is never sent again: FlexPay has
 * no idempotency key, and a second request is a second push, or a second
 * payout.
 *
 * @throws FlexPayError, whose `outcome` says what is known about the money
 */
export async function requestMoney(
  { service, body, callbackUrl }: MoneyRequest,
  config: ClientConfig,
  now: () => number
): Promise<Accepted> {
  const { token } = config
  assertTokenNotExpired(service, token, now)
  const url = config.addresses[service]
  const secrets = [token, callbackUrl.split("/").filter(Boolean).at(-1) ?? ""]
  const result = await callService(
    {
      service,
      method: "POST",
      url,
      loggableUrl: url,
      token,
      body,
      secrets,
      signal: startDeadline(config.requestTimeoutMs),
    },
    now
  )
  switch (result.kind) {
    case "not_sent":
      throw new FlexPayConnectionError(
        `FlexPay's ${service} service can't be reached: ${result.cause.message}`,
        result
      )
    case "no_answer":
      throw new FlexPayUnknownOutcomeError(
        `FlexPay's ${service} service gave no answer: ${result.cause.message}`,
        result
      )
    case "answered": {
      const accepted = readAccepted(service, result, secrets)
      return service === "card"
        ? withCardPage(accepted, config.allowHttp)
        : { ...accepted, redirectUrl: null }
    }
  }
}

function readAccepted(
  service: Service,
  answer: Answered,
  secrets: readonly string[]
): Accepted {
  const { httpStatus, exchange } = answer
  const reading = readRequestAnswer(answer.body)
  if (isTokenRefusal(httpStatus)) {
    // With an order number it contradicts itself: that transaction exists.
    throw orderNumberOf(reading) === null
      ? createTokenRefusedError(answer)
      : createUnclearAnswerError(answer, reading)
  }
  // Only an order number makes a check possible: an acceptance of any status is
  // believed, even a 500. Nothing counts as paid by it.
  if (reading.kind === "accepted") {
    const { orderNumber, redirectUrl } = reading
    const message = maskMessage(reading.message, secrets)
    return { orderNumber, message, redirectUrl, exchange }
  }
  if (reading.kind === "refused" && isAboutTheRequest(httpStatus)) {
    throw new FlexPayRefusedError(
      `FlexPay's ${service} service refused the request`,
      { exchange },
      maskMessage(reading.message, secrets)
    )
  }
  throw createUnclearAnswerError(answer, reading)
}

/** Without a page the transaction exists at FlexPay all the same: its order number goes with the error. */
function withCardPage(accepted: Accepted, allowHttp: boolean): Accepted {
  const { redirectUrl, orderNumber, exchange } = accepted
  if (redirectUrl === null || !isWebAddress(redirectUrl, allowHttp)) {
    throw new FlexPayUnknownOutcomeError(
      "FlexPay's card service accepted the request without the address of a safe card page",
      { exchange },
      orderNumber
    )
  }
  return accepted
}

function createUnclearAnswerError(
  { httpStatus, exchange }: Answered,
  reading: RequestReading
): FlexPayUnknownOutcomeError {
  const isWebPage = reading.kind === "unclear" && reading.isWebPage
  return new FlexPayUnknownOutcomeError(
    `FlexPay's ${exchange.service} service gave no clear answer (HTTP ${httpStatus}${isWebPage ? ", a web page" : ""})`,
    { exchange },
    orderNumberOf(reading)
  )
}

function orderNumberOf(reading: RequestReading): string | null {
  return reading.kind === "refused" ? null : reading.orderNumber
}

/** Whether a refusal with this status is about the request itself. After a 5xx, what was done before is unknown. */
function isAboutTheRequest(httpStatus: number): boolean {
  const isSuccess = httpStatus >= 200 && httpStatus < 300
  const isClientError = httpStatus >= 400 && httpStatus < 500
  return (
    isSuccess || (isClientError && !MOMENTARY_STATUSES.includes(httpStatus))
  )
}

function maskMessage(
  message: string | null,
  secrets: readonly string[]
): string | null {
  // Masked before truncated: a truncated phone number would not be recognised.
  return message && truncate(maskText(message, secrets), MESSAGE_LENGTH_MAX)
}

function assertTokenNotExpired(
  service: Service,
  token: string,
  now: () => number
): void {
  const expiry = readTokenExpiry(token)
  if (expiry !== null && expiry.getTime() <= now()) {
    throw new FlexPayConfigurationError(
      `The FlexPay token expired on ${expiry.toISOString().slice(0, 10)}: request a new one from FlexPay`,
      { service }
    )
  }
}
