import { Settings } from "./config"
import {
  FlexPayConfigurationError,
  FlexPayConnectionError,
  FlexPayRefusedError,
  FlexPayUnknownOutcomeError,
} from "./errors"
import { Exchange, Service } from "./exchange"
import { send, WireResult } from "./http"
import { maskText } from "./masking"
import { WireBody } from "./requests"
import { truncate } from "./text"
import { readTokenExpiry } from "./token"
import { readRequestAnswer, RequestReading } from "./wire"

/** FlexPay took the request. Nothing is paid yet: `check` tells what became of it. */
export interface Accepted {
  /** FlexPay's; it holds the payer's phone number, so it is personal data. */
  orderNumber: string
  /** FlexPay's prose, masked, at most 500 signs: to show or log, never to branch on. */
  message: string | null
  exchange: Exchange
}

export interface MoneyCall {
  service: Exclude<Service, "check">
  body: WireBody
  /** Where FlexPay posts its callback; its last path segment is a secret. */
  callbackUrl: string
}

const MESSAGE_LENGTH_MAX = 500
const ABOUT_THE_MOMENT: readonly number[] = [408, 425, 429]

type Answered = Extract<WireResult, { kind: "answered" }>

/**
 * Posts one request that moves money, once. It is never sent again, whatever
 * happens: FlexPay has no idempotency key, and a second request is a second
 * push, or a second payout.
 *
 * @throws FlexPayError, whose `outcome` says what is known about the money
 */
export async function callForMoney(
  call: MoneyCall,
  settings: Settings,
  now: () => number
): Promise<Accepted & { redirectUrl: string | null }> {
  const { service } = call
  refuseExpiredToken(service, settings.token, now)

  const url = settings.addresses[service]
  const secrets = [settings.token, readLastSegment(call.callbackUrl)]
  const result = await send({
    service,
    method: "POST",
    url,
    shownUrl: url,
    token: settings.token,
    body: call.body,
    secrets,
    signal: AbortSignal.timeout(settings.timeoutMs),
    now,
  })

  switch (result.kind) {
    case "not_sent":
      throw new FlexPayConnectionError(
        `FlexPay's ${service} service can't be reached: ${result.cause.message}`,
        {
          outcome: "not_sent",
          service,
          cause: result.cause,
          exchange: result.exchange,
        }
      )
    case "no_answer":
      throw new FlexPayUnknownOutcomeError(
        `FlexPay's ${service} service gave no answer: ${result.cause.message}`,
        {
          outcome: "unknown",
          service,
          cause: result.cause,
          exchange: result.exchange,
          suspectsToken: false,
          orderNumber: null,
        }
      )
    case "answered":
      return readAnswered(service, result, secrets)
  }
}

/**
 * The error of an answer that refuses the token. 401 and 403 come before any
 * work is done, so no money moves.
 */
export function createTokenRefusedError(
  service: Service,
  result: Pick<Answered, "httpStatus" | "exchange">
): FlexPayConfigurationError {
  return new FlexPayConfigurationError(
    `FlexPay's ${service} service refused the token (HTTP ${result.httpStatus})`,
    {
      outcome: "refused",
      service,
      httpStatus: result.httpStatus,
      exchange: result.exchange,
    }
  )
}

export function isTokenRefusal(httpStatus: number): boolean {
  return httpStatus === 401 || httpStatus === 403
}

function readAnswered(
  service: Service,
  result: Answered,
  secrets: readonly string[]
): Accepted & { redirectUrl: string | null } {
  const { httpStatus, exchange } = result
  const reading = readRequestAnswer(result.body)
  if (isTokenRefusal(httpStatus)) {
    // With an order number it contradicts itself: that transaction exists.
    throw readOrderNumber(reading) === null
      ? createTokenRefusedError(service, result)
      : createUnclearAnswerError(service, result, reading)
  }
  // An order number is the one thread to the truth: it is taken from a yes of
  // any status, even a 500. Nothing counts as paid by it.
  if (reading.kind === "accepted") {
    return {
      orderNumber: reading.orderNumber,
      message: maskMessage(reading.message, secrets),
      redirectUrl: reading.redirectUrl,
      exchange,
    }
  }
  if (reading.kind === "refused" && isAboutTheRequest(httpStatus)) {
    throw new FlexPayRefusedError(
      `FlexPay's ${service} service refused the request`,
      {
        outcome: "refused",
        service,
        httpStatus,
        exchange,
        gatewayMessage: maskMessage(reading.message, secrets),
      }
    )
  }
  throw createUnclearAnswerError(service, result, reading)
}

function createUnclearAnswerError(
  service: Service,
  { httpStatus, exchange }: Answered,
  reading: RequestReading
): FlexPayUnknownOutcomeError {
  const isWebPage = reading.kind === "unclear" && reading.isWebPage
  const isRedirect = httpStatus >= 300 && httpStatus < 400
  return new FlexPayUnknownOutcomeError(
    `FlexPay's ${service} service gave no clear answer (HTTP ${httpStatus}${isWebPage ? ", a web page" : ""})`,
    {
      outcome: "unknown",
      service,
      httpStatus,
      exchange,
      // A login page comes with 200 or as a redirect to it; a web page with
      // another status is some server's error page.
      suspectsToken:
        isTokenRefusal(httpStatus) ||
        isRedirect ||
        (isWebPage && httpStatus < 300),
      orderNumber: readOrderNumber(reading),
    }
  )
}

function readOrderNumber(reading: RequestReading): string | null {
  return reading.kind === "refused" ? null : reading.orderNumber
}

/**
 * Whether a status is FlexPay's verdict on the request itself. A 5xx speaks of
 * FlexPay's trouble, and 408, 425 and 429 of the moment (RFC 9110, 8470, 6585):
 * what was done before is not known.
 */
function isAboutTheRequest(httpStatus: number): boolean {
  return (
    (httpStatus >= 200 && httpStatus < 300) ||
    (httpStatus >= 400 &&
      httpStatus < 500 &&
      !ABOUT_THE_MOMENT.includes(httpStatus))
  )
}

function maskMessage(
  message: string | null,
  secrets: readonly string[]
): string | null {
  // Masked whole before it is cut: a cut could leave most of a phone number.
  return message === null
    ? null
    : truncate(maskText(message, secrets), MESSAGE_LENGTH_MAX)
}

function refuseExpiredToken(
  service: Service,
  token: string,
  now: () => number
): void {
  const expiry = readTokenExpiry(token)
  if (expiry !== null && expiry.getTime() <= now()) {
    throw new FlexPayConfigurationError(
      `The FlexPay token expired on ${expiry.toISOString().slice(0, 10)}: ask FlexPay for a new one`,
      { outcome: "not_sent", service }
    )
  }
}

function readLastSegment(url: string): string {
  return url.split("/").filter(Boolean).at(-1) ?? ""
}
