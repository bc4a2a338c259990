import { JsonValue, maskWire, maskText } from "./masking"
import { readJson } from "./text"

/** FlexPay's four services; each can sit on a host of its own. */
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
  /** The answer's body, masked: JSON when it was JSON and short, else at most 4,096 signs of text. */
  response: JsonValue
  durationMs: number
  /** Why no answer came. */
  error?: string
}

const RESPONSE_LENGTH_MAX = 4_096

/** An answer's body as an exchange keeps it. */
export function toShownResponse(
  body: string,
  secrets: readonly string[]
): JsonValue {
  const json = readJson(body)
  if (typeof json === "object" && json !== null) {
    const masked = maskWire(json, secrets)
    if (JSON.stringify(masked).length <= RESPONSE_LENGTH_MAX) {
      return masked
    }
  }
  // Masked whole before it is cut: a cut could leave most of a phone number.
  const masked = maskText(body, secrets)
  return masked.length <= RESPONSE_LENGTH_MAX
    ? masked
    : `${masked.slice(0, RESPONSE_LENGTH_MAX - 1)}…`
}
