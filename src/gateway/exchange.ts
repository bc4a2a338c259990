import { JsonValue, maskWire, maskText } from "./masking"
import { readJsonObject } from "./fields"
import { truncate } from "./text"

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
  /** The answer's body, masked: JSON when it was JSON and short, else text. At most 4,096 signs. */
  response: JsonValue
  durationMs: number
  /** Why no answer came. */
  error?: string
}

const SHOWN_LENGTH_MAX = 4_096

/** A body that came over the wire, as the timeline keeps it. */
export function toShownText(
  body: string,
  secrets: readonly string[] = []
): JsonValue {
  const json = readJsonObject(body)
  return json
    ? toShownJson(json, secrets)
    : // Masked whole before it is cut: a cut could leave most of a phone number.
      truncate(maskText(body, secrets), SHOWN_LENGTH_MAX)
}

/** The same of a value that a parser made of it. */
export function toShownJson(
  value: unknown,
  secrets: readonly string[] = []
): JsonValue {
  const masked = maskWire(value, secrets)
  const text = JSON.stringify(masked)
  return text.length <= SHOWN_LENGTH_MAX
    ? masked
    : truncate(text, SHOWN_LENGTH_MAX)
}
