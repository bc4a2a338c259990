import { maskOrderNumber, maskPhone } from "./phone"
import { normalizeKey, toStorableText } from "./text"

export type JsonValue =
  string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

const HIDDEN = "•••"
const DEPTH_MAX = 20
// A shorter secret would also hide ordinary words that contain it.
const SECRET_LENGTH_MIN = 12

const SECRET_KEY = /authorization|token|secret|password/
const PHONE_KEYS: ReadonlySet<string> = new Set([
  "phone",
  "phonenumber",
  "msisdn",
])
const ORDER_NUMBER_KEYS: ReadonlySet<string> = new Set([
  "ordernumber",
  "ordernumer",
])
const CALLBACK_KEY = "callbackurl"

const LAST_SEGMENT = /[^/]*\/*$/

const BEARER = /\bbearer\s+\S+/gi
// Part of a longer number is no phone, so both ends are bounded. A local number
// is spaced by blanks only: with dots or dashes, dates in September match.
const SPACED_PHONE =
  /(?<![A-Za-z0-9])(?:(?:00|\+)?243[ .()-]{0,2}0?(?:[ .()-]{0,2}\d){9}|0(?=[89])(?: ?\d){9})(?![A-Za-z0-9])/g
// In a text that is no JSON: a field's name before its value.
const NAMED_ORDER_NUMBER = /(order_?numb?er\W{1,12})([A-Za-z0-9][\w.-]{5,})/gi
const ALPHANUMERIC_RUN = /[A-Za-z0-9]+/g
const HOLDS_MSISDN = /243\d{9}/
const ORDER_NUMBER = /^[A-Za-z0-9]{12}\d{12}$/

/**
 * Masks phone numbers, order numbers (they end in one), bearer tokens and the
 * given secrets anywhere in a text.
 *
 * @param secrets other texts to mask, such as the store's token
 */
export function maskText(
  text: string,
  secrets: readonly string[] = []
): string {
  const withoutSecrets = secrets
    .filter((secret) => secret.length >= SECRET_LENGTH_MIN)
    .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text)

  return toStorableText(withoutSecrets)
    .replace(BEARER, `Bearer ${HIDDEN}`)
    .replace(
      NAMED_ORDER_NUMBER,
      (_, name: string, orderNumber: string) =>
        name + maskOrderNumber(orderNumber)
    )
    .replace(SPACED_PHONE, (phone) =>
      maskPhone(`243${phone.replace(/\D/g, "").slice(-9)}`)
    )
    .replace(ALPHANUMERIC_RUN, maskRun)
}

/**
 * Masks the same in every string, number and key of a JSON value, and fields by
 * their name: phones, order numbers, tokens, and the last path segment of a
 * callback URL, which is its secret.
 */
export function maskJson(
  value: unknown,
  secrets: readonly string[] = []
): JsonValue {
  return maskAtDepth(value, secrets, 0)
}

function maskAtDepth(
  value: unknown,
  secrets: readonly string[],
  depth: number
): JsonValue {
  if (depth > DEPTH_MAX) {
    return "…"
  }
  if (typeof value === "string") {
    return maskText(value, secrets)
  }
  if (typeof value === "number") {
    const hidden = maskText(String(value), secrets)
    return hidden === String(value) && Number.isFinite(value) ? value : hidden
  }
  if (typeof value === "boolean") {
    return value
  }
  if (Array.isArray(value)) {
    return value.map((item) => maskAtDepth(item, secrets, depth + 1))
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [
        maskText(key, secrets),
        maskByName(key, field) ?? maskAtDepth(field, secrets, depth + 1),
      ])
    )
  }
  return null
}

/** The masked field; null when its name does not say that it is personal or secret. */
function maskByName(key: string, field: unknown): string | null {
  if (typeof field !== "string" && typeof field !== "number") {
    return null
  }
  const text = String(field).trim()
  if (text === "") {
    return null
  }

  const name = normalizeKey(key)
  if (SECRET_KEY.test(name)) {
    return HIDDEN
  }
  if (PHONE_KEYS.has(name)) {
    return maskPhone(text)
  }
  if (ORDER_NUMBER_KEYS.has(name)) {
    return maskText(maskOrderNumber(text))
  }
  if (name === CALLBACK_KEY) {
    return maskText(text.replace(LAST_SEGMENT, HIDDEN))
  }
  return null
}

function maskRun(run: string): string {
  if (HOLDS_MSISDN.test(run) || ORDER_NUMBER.test(run)) {
    return maskOrderNumber(run)
  }
  return run
}
