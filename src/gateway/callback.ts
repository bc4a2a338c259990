import { z } from "@medusajs/framework/zod"
import { toShownJson, toShownText } from "./exchange"
import {
  Fields,
  findOrderNumber,
  flatten,
  operatorReference,
  orderNumber,
  readJsonObject,
  textUpTo,
} from "./fields"
import { JsonValue } from "./masking"

/**
 * A callback as FlexPay sent it. Unsigned, so it proves nothing: a reason to
 * check. What can't be read is absent.
 */
export interface CallbackReading {
  code?: string
  /** Ours. */
  reference?: string
  /** FlexPay's. */
  orderNumber?: string
  /** The operator's (`provider_reference`); missing on a failure, and before the PIN. */
  operatorReference?: string
  /** In major units, as FlexPay spells it: "100.0". */
  amount?: string
  /** The amount and the operator's commission (`amountCustomer`), in major units. */
  amountCharged?: string
  currency?: string
  phone?: string
  channel?: string
  /** Day before month, without a zone: to show, never to decide by. */
  createdAtRaw?: string
}

/** A form's text, as browsers and PHP write it: no blank, and a name first. */
const FORM = /^[\w.%+[\]-]+=[^\s<>"]*$/

const shortText = textUpTo(64)

const callbackFields = z.object({
  code: shortText,
  reference: shortText,
  ordernumber: orderNumber,
  providerreference: operatorReference,
  amount: shortText,
  amountcustomer: shortText,
  currency: shortText,
  phone: shortText,
  channel: shortText,
  createdat: shortText,
})

/**
 * Reads a callback by trial, whatever its content type says: JSON, then a form,
 * then a text that names an order number somewhere. Fields that the body lacks
 * are taken from the query string. Never throws.
 *
 * @param body raw text, or an object that a parser made of it
 * @param query the query string of the address, with or without "?"
 */
export function readCallback(body: unknown, query = ""): CallbackReading {
  const fields = callbackFields.parse({
    ...flatten(readForm(query)),
    ...readBody(body),
  })
  return {
    code: fields.code ?? undefined,
    reference: fields.reference ?? undefined,
    orderNumber: fields.ordernumber ?? undefined,
    operatorReference: fields.providerreference ?? undefined,
    amount: fields.amount ?? undefined,
    amountCharged: fields.amountcustomer ?? undefined,
    currency: fields.currency ?? undefined,
    phone: fields.phone ?? undefined,
    channel: fields.channel ?? undefined,
    createdAtRaw: fields.createdat ?? undefined,
  }
}

/** A callback as the timeline keeps it, masked; each part at most 4,096 signs long. */
export function toShownCallback(
  body: unknown,
  query = ""
): { body: JsonValue; query?: JsonValue } {
  const show = (part: unknown): JsonValue =>
    typeof part === "string" ? toShownText(part) : toShownJson(part)
  return {
    body: show(isForm(body) ? readForm(body) : body),
    ...(query !== "" && { query: show(readForm(query)) }),
  }
}

function readBody(body: unknown): Fields {
  if (typeof body !== "string") {
    return flatten(body)
  }
  const json = readJsonObject(body)
  if (json !== undefined) {
    return flatten(json)
  }
  const form = flatten(readForm(body))
  const ordernumber = form.ordernumber ?? findOrderNumber(body)
  return ordernumber === null ? form : { ...form, ordernumber }
}

function isForm(body: unknown): body is string {
  return typeof body === "string" && FORM.test(body)
}

function readForm(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}
