import { Exchange, Service } from "./exchange"

/**
 * What an error says about the money.
 * - `not_sent`: FlexPay has not seen the request; a new attempt is safe.
 * - `refused`: FlexPay said no; no money moves.
 * - `unknown`: money may have moved, or may still move. Never send again.
 */
export type Outcome = "not_sent" | "refused" | "unknown"

export interface FlexPayErrorDetails<O extends Outcome = Outcome> {
  outcome: O
  /** Absent when no service was called yet. */
  service?: Service
  /** Absent when no answer came. */
  httpStatus?: number
  /** What went over the wire, masked; absent when nothing did. */
  exchange?: Exchange
  /** Never an error of the HTTP library: those carry the token. */
  cause?: Error
}

/**
 * Whatever goes wrong with FlexPay. The message holds no phone number, no
 * token and no order number.
 */
export abstract class FlexPayError extends Error {
  readonly outcome: Outcome
  readonly service?: Service
  readonly httpStatus?: number
  readonly exchange?: Exchange

  constructor(message: string, details: FlexPayErrorDetails) {
    super(message, details.cause && { cause: details.cause })
    this.name = new.target.name
    this.outcome = details.outcome
    this.service = details.service
    this.httpStatus = details.httpStatus
    this.exchange = details.exchange
  }
}

/**
 * The store's settings are wrong, or its token is expired or refused (401,
 * 403). The merchant's problem to solve, never a failed payment.
 */
export class FlexPayConfigurationError extends FlexPayError {
  constructor(
    message: string,
    details: FlexPayErrorDetails<"not_sent" | "refused">
  ) {
    super(message, details)
  }
}

/** No connection was made (name, network, TLS), so nothing was sent. */
export class FlexPayConnectionError extends FlexPayError {
  constructor(message: string, details: FlexPayErrorDetails<"not_sent">) {
    super(message, details)
  }
}

/** FlexPay read the request and said no. */
export class FlexPayRefusedError extends FlexPayError {
  /** FlexPay's prose, masked: to show or log, never to branch on. */
  readonly gatewayMessage: string | null

  constructor(
    message: string,
    details: FlexPayErrorDetails<"refused"> & { gatewayMessage: string | null }
  ) {
    super(message, details)
    this.gatewayMessage = details.gatewayMessage
  }
}

/**
 * The request left and no clear answer came: a timeout, a cut connection, a
 * 5xx, a web page, JSON that says neither yes nor no. Customers were debited
 * behind such answers (seen in public integrations), so this is no failure.
 */
export class FlexPayUnknownOutcomeError extends FlexPayError {
  /**
   * True for a web page where JSON was due. An expired token was seen to end
   * in a login page with status 200. That the page is one can't be proven, and
   * money may have moved, so the outcome stays unknown; the merchant should
   * look at the token all the same.
   */
  readonly suspectsToken: boolean

  // Private, since loggers print the public fields of an error, and an order
  // number holds a phone number.
  readonly #orderNumber: string | null

  constructor(
    message: string,
    details: FlexPayErrorDetails<"unknown"> & {
      suspectsToken: boolean
      orderNumber: string | null
    }
  ) {
    super(message, details)
    this.suspectsToken = details.suspectsToken
    this.#orderNumber = details.orderNumber
  }

  /** The order number, when the unclear answer held one: `check` can then find the truth. */
  get orderNumber(): string | null {
    return this.#orderNumber
  }
}
