import { z } from "@medusajs/framework/zod"
import { normalizeKey, toStorableText } from "../text"
import { readJson } from "./read-json"

/** Fields of one object by their normalized names; empty ones are left out. */
export type Fields = Readonly<Record<string, unknown>>

// Both are printed in the examples of FlexPay spec 1.5.
const MISSPELT: ReadonlyMap<string, string> = new Map([
  ["messsage", "message"],
  ["ordernumer", "ordernumber"],
])

/** A schema of short text: text or number, trimmed; null for anything else, and for longer text. */
export function textUpTo(lengthMax: number) {
  return z
    .union([z.string(), z.number()])
    .transform((value) => toStorableText(String(value)).trim())
    .transform((text) => (text.length <= lengthMax && text) || null)
    .catch(null)
}

/** A schema of text in a form: text or number, trimmed; null for what does not match. */
export function textLike(pattern: RegExp) {
  return z
    .union([z.string(), z.number()])
    .transform((value) => String(value).trim())
    .transform((text) => (pattern.test(text) ? text : null))
    .catch(null)
}

/** 24 characters in FlexPay spec 1.5, other forms for cards; "null" is too short. */
const ORDER_NUMBER = "[A-Za-z0-9][\\w.-]{5,63}(?![\\w.-])"

export const orderNumber = textLike(new RegExp(`^${ORDER_NUMBER}$`))
export const operatorReference = textLike(/^[\w.-]{1,40}$/)

const NAMED_ORDER_NUMBER = new RegExp(
  `order_?numb?er\\W{1,12}(${ORDER_NUMBER})`,
  "i"
)
const FORM_DATA_ORDER_NUMBER = new RegExp(
  `name="?order_?numb?er"?[^\\r\\n]{0,99}\\r?\\n(?:[^\\r\\n]{1,99}\\r?\\n){0,5}\\r?\\n[ \\t]*(${ORDER_NUMBER})`,
  "i"
)

/** The order number that is named in a text which is no JSON; null for none. */
export function findOrderNumber(text: string): string | null {
  const match =
    FORM_DATA_ORDER_NUMBER.exec(text) ?? NAMED_ORDER_NUMBER.exec(text)
  return match?.[1] ?? null
}

/**
 * The fields of an object, of an array that holds one object, or of JSON text
 * of either; null for anything else. Of two fields with one normalized name,
 * the first that is not empty counts.
 */
export function readFields(value: unknown): Fields | null {
  const json = typeof value === "string" ? readJson(value) : value
  const object: unknown =
    Array.isArray(json) && json.length === 1 ? json[0] : json
  if (!isRecord(object)) {
    return null
  }
  const fields = new Map<string, unknown>()
  for (const [key, field] of Object.entries(object)) {
    const normalized = normalizeKey(key)
    const name = MISSPELT.get(normalized) ?? normalized
    if (!fields.has(name) && !isEmpty(field)) {
      fields.set(name, field)
    }
  }
  return Object.fromEntries(fields)
}

/**
 * All fields of a message, whether at its top, under `data` or under
 * `transaction`. Of two with one name, the outer counts.
 */
export function flattenFields(value: unknown): Fields {
  const top = readFields(value) ?? {}
  const data = readFields(top.data) ?? {}
  const transaction = readFields(top.transaction ?? data.transaction) ?? {}
  return { ...transaction, ...data, ...top }
}

type Code = "ok" | "refusal" | "missing" | "other"

// FlexPay spec 1.5 knows 0 and 1. Mobile money answers with the string, card
// with the number, and nulls appear (seen in public integrations).
const CODE = /^0*([01])$/
const code = textUpTo(64)

/** The `code` of an answer. */
export function readCode(answer: Fields): Code {
  if (answer.code === undefined) {
    return "missing"
  }
  switch (CODE.exec(code.parse(answer.code) ?? "")?.[1]) {
    case "0":
      return "ok"
    case "1":
      return "refusal"
    default:
      return "other"
  }
}

// PHP, which answers at FlexPay's side of many integrations, prints an empty
// object as [].
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === "string" && value.trim() === "") ||
    (Array.isArray(value) && value.length === 0)
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
