import type { Exchange, Service } from "./exchange"

/**
 * What an error says about the money.
 * - `not_sent`: FlexPay has not seen the request; a new attempt is safe.
 * - `refused`: FlexPay refused the request; no money moves.
 * - `unknown`: money may have moved, or may still move. Never send again.
 */
type Outcome = "not_sent" | "refused" | "unknown"

interface ErrorDetails {
  /** The service that was about to be called; taken from the exchange where there is one. */
  service?: Service
  /** What went over the wire, masked; absent when nothing did. */
  exchange?: Exchange
  /** Never an axios error: those carry the token. */
  cause?: Error
}

/**
 * An error of FlexPay, or of the connection to it. Its message holds no phone
 * number, no token and no order number.
 */
export abstract class FlexPayError extends Error {
  abstract readonly outcome: Outcome
  readonly service?: Service
  /** Absent when no answer came. */
  readonly httpStatus?: number
  readonly exchange?: Exchange

  constructor(
    message: string,
    { service, exchange, cause }: ErrorDetails = {}
  ) {
    super(message, cause && { cause })
    this.name = new.target.name
    this.service = service ?? exchange?.service
    this.httpStatus = exchange?.httpStatus ?? undefined
    this.exchange = exchange
  }
}

/**
 * The store's settings are wrong, or FlexPay refused its token (401, 403), or
 * the token expired. The merchant's problem, never a failed payment.
 */
export class FlexPayConfigurationError extends FlexPayError {
  /** `refused` when FlexPay answered, else `not_sent`. */
  readonly outcome = this.exchange ? "refused" : "not_sent"
}

/** No connection was made (DNS, network, TLS), so nothing was sent. */
export class FlexPayConnectionError extends FlexPayError {
  readonly outcome = "not_sent"
}

/** FlexPay read the request and refused it. */
export class FlexPayRefusedError extends FlexPayError {
  readonly outcome = "refused"

  /** @param gatewayMessage FlexPay's prose, masked: to show or log, never to branch on */
  constructor(
    message: string,
    details: ErrorDetails,
    readonly gatewayMessage: string | null
  ) {
    super(message, details)
  }
}

/**
 * The request left and no clear answer came: a timeout, a cut connection, a
 * 5xx, a web page, JSON that neither accepts nor refuses. Customers were
 * debited behind such answers (seen in public integrations), so it is no
 * failure.
 */
export class FlexPayUnknownOutcomeError extends FlexPayError {
  readonly outcome = "unknown"

  // Private, since loggers print an error's public fields, and an order number
  // holds a phone number.
  readonly #orderNumber: string | null

  constructor(
    message: string,
    details: ErrorDetails,
    orderNumber: string | null = null
  ) {
    super(message, details)
    this.#orderNumber = orderNumber
  }

  /** The order number to check, if the unclear answer held one. */
  get orderNumber(): string | null {
    return this.#orderNumber
  }
}
