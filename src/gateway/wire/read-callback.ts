import { z } from "@medusajs/framework/zod"
import { toLoggableBody, toLoggableJson } from "../loggable-body"
import type { JsonValue } from "../masking"
import {
  findOrderNumber,
  flattenFields,
  operatorReference,
  orderNumber,
  textUpTo,
} from "./read-fields"
import type { Fields } from "./read-fields"
import { readJsonObject } from "./read-json"

/** The text of a form, as browsers and PHP write it: no blank, and a name first. */
const FORM = /^[\w.%+[\]-]+=[^\s<>"]*$/

const callbackFields = z
  .object({
    code: textUpTo(64),
    ordernumber: orderNumber,
    /** Null on a failure, and before the PIN. */
    providerreference: operatorReference,
    /** Not in the spec. */
    message: textUpTo(1_000_000),
  })
  .transform(({ code, ordernumber, providerreference, message }) => ({
    code,
    orderNumber: ordernumber,
    operatorReference: providerreference,
    message,
  }))

/** What a callback says. Unsigned, so it proves nothing: a reason to check. A field that can't be read is null. */
export type CallbackReading = z.infer<typeof callbackFields>

/**
 * Reads a callback (FlexPay spec 1.5, Callback) whatever its content type says:
 * as JSON, else as a form, else as a text that names an order number. Fields
 * that the body lacks are taken from the query string. Never throws.
 *
 * @param body raw text, or an object that a parser made of it
 * @param query the query string of the address, with or without "?"
 */
export function readCallback(body: unknown, query = ""): CallbackReading {
  return callbackFields.parse({
    ...flattenFields(readForm(query)),
    ...readBody(body),
  })
}

/** A callback as the timeline keeps it: masked, each part at most 4,096 characters. */
export function toLoggableCallback(
  body: unknown,
  query = ""
): { body: JsonValue; query?: JsonValue } {
  const toLoggable = (part: unknown): JsonValue =>
    typeof part === "string" ? toLoggableBody(part) : toLoggableJson(part)
  return {
    body: toLoggable(isForm(body) ? readForm(body) : body),
    ...(query !== "" && { query: toLoggable(readForm(query)) }),
  }
}

function readBody(body: unknown): Fields {
  if (typeof body !== "string") {
    return flattenFields(body)
  }
  const json = readJsonObject(body)
  if (json !== undefined) {
    return flattenFields(json)
  }
  const form = flattenFields(readForm(body))
  const ordernumber = form.ordernumber ?? findOrderNumber(body)
  return ordernumber === null ? form : { ...form, ordernumber }
}

function isForm(body: unknown): body is string {
  return typeof body === "string" && FORM.test(body)
}

function readForm(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}
