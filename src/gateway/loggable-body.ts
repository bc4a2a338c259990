import { maskJson, maskText } from "./masking"
import type { JsonValue } from "./masking"
import { truncate } from "./text"
import { readJsonObject } from "./wire/read-json"

const LENGTH_MAX = 4_096

/** The raw body of a message, as the timeline keeps it: masked, at most 4,096 characters. */
export function toLoggableBody(
  body: string,
  secrets: readonly string[] = []
): JsonValue {
  const json = readJsonObject(body)
  return json
    ? toLoggableJson(json, secrets)
    : // Masked before truncated: a truncated phone number would not be recognised.
      truncate(maskText(body, secrets), LENGTH_MAX)
}

/** The parsed body of a message, as the timeline keeps it: masked, at most 4,096 characters of JSON. */
export function toLoggableJson(
  value: unknown,
  secrets: readonly string[] = []
): JsonValue {
  const masked = maskJson(value, secrets)
  const text = JSON.stringify(masked)
  return text.length <= LENGTH_MAX ? masked : truncate(text, LENGTH_MAX)
}
