import { toLoggableBody } from "./loggable-body"
import { maskText, maskJson } from "./masking"
import type { JsonValue } from "./masking"
import { send } from "./send"
import type { HttpRequest, HttpResult } from "./send"
import { withoutTrace } from "./without-trace"

/** FlexPay's four services; each can have a host of its own. */
export type Service = "payment" | "card" | "check" | "payout"

/**
 * What went over the wire in one call, safe to store and to show: no token, no
 * whole phone number, no whole order number, no callback token.
 */
export interface Exchange {
  service: Service
  method: "GET" | "POST"
  /** With the order number masked. */
  url: string
  /** The body that was sent, masked; null for a GET. */
  request: JsonValue
  /** Null when no answer came. */
  httpStatus: number | null
  /** The answer's body, masked: JSON when it was JSON and short, else text. At most 4,096 characters. */
  response: JsonValue
  durationMs: number
  /** Why no answer came. */
  error?: string
}

/** A call of one of FlexPay's services. */
interface ServiceCall extends HttpRequest {
  service: Service
  method: "GET" | "POST"
  /** The URL without a whole order number. */
  loggableUrl: string
}

export type ServiceResult = HttpResult & { exchange: Exchange }

/**
 * Calls a service once, and records the exchange. Never throws.
 *
 * @param now the time in milliseconds; only differences are taken
 */
export async function callService(
  call: ServiceCall,
  now: () => number
): Promise<ServiceResult> {
  const { service, method, loggableUrl, body, secrets } = call
  const startedAt = now()
  // A tracer would record the whole address.
  const result = await (loggableUrl === call.url
    ? send(call)
    : withoutTrace(() => send(call)))
  const isAnswered = result.kind === "answered"
  const exchange: Exchange = {
    service,
    method,
    url: maskText(loggableUrl, secrets),
    request: maskJson(body, secrets),
    httpStatus: result.httpStatus,
    response: isAnswered ? toLoggableBody(result.body, secrets) : null,
    durationMs: Math.max(0, Math.round(now() - startedAt)),
    ...(!isAnswered && { error: result.cause.message }),
  }
  return { ...result, exchange }
}
