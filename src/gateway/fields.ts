import { z } from "@medusajs/framework/zod"
import { foldKey, readJson, toStorableText } from "./text"

/** Fields of one object under one spelling of their names; empty ones are left out. */
export type Fields = Readonly<Record<string, unknown>>

// Both are printed in the examples of FlexPay spec 1.5.
const MISSPELT: ReadonlyMap<string, string> = new Map([
  ["messsage", "message"],
  ["ordernumer", "ordernumber"],
])

/**
 * A text or a number as trimmed text; null for anything else, and for what is
 * longer than it can be.
 */
export function textUpTo(lengthMax: number) {
  return z
    .union([z.string(), z.number()])
    .transform((value) => toStorableText(String(value)).trim())
    .transform((text) => (text.length <= lengthMax && text) || null)
    .catch(null)
}

/** The same, and null for what the pattern doesn't match. */
export function textLike(pattern: RegExp) {
  return z
    .union([z.string(), z.number()])
    .transform((value) => String(value).trim())
    .transform((text) => (pattern.test(text) ? text : null))
    .catch(null)
}

/** FlexPay's name of a transaction: 24 signs in the spec, other forms for cards; "null" is none. */
const ORDER_NUMBER = "[A-Za-z0-9][\\w.-]{5,63}(?![\\w.-])"

export const orderNumber = textLike(new RegExp(`^${ORDER_NUMBER}$`))
/** What an operator's reference looks like; anything else is not kept. */
export const operatorReference = textLike(/^[\w.-]{1,40}$/)

const NAMED_ORDER_NUMBER = new RegExp(
  `order_?numb?er\\W{1,12}(${ORDER_NUMBER})`,
  "i"
)
const ORDER_NUMBER_OF_FORM_DATA = new RegExp(
  `name="?order_?numb?er"?[^\\r\\n]{0,99}\\r?\\n(?:[^\\r\\n]{1,99}\\r?\\n){0,5}\\r?\\n[ \\t]*(${ORDER_NUMBER})`,
  "i"
)

/** The order number in a text that is no JSON; null for none. */
export function findOrderNumber(text: string): string | null {
  const match =
    ORDER_NUMBER_OF_FORM_DATA.exec(text) ?? NAMED_ORDER_NUMBER.exec(text)
  return match?.[1] ?? null
}

/** An object or an array; undefined for text that is neither. */
export function readJsonObject(text: string): unknown {
  const json = readJson(text)
  return typeof json === "object" && json !== null ? json : undefined
}

/**
 * The fields of an object, of an array that holds one object, or of JSON text
 * that is one of them; null for anything else. Of two fields whose names fold
 * into one, the first that holds something.
 */
export function toFields(value: unknown): Fields | null {
  const json = typeof value === "string" ? readJson(value) : value
  const object: unknown =
    Array.isArray(json) && json.length === 1 ? json[0] : json
  if (!isRecord(object)) {
    return null
  }
  const fields = new Map<string, unknown>()
  for (const [key, field] of Object.entries(object)) {
    const name = foldKey(key)
    const spelling = MISSPELT.get(name) ?? name
    if (!fields.has(spelling) && !isEmpty(field)) {
      fields.set(spelling, field)
    }
  }
  return Object.fromEntries(fields)
}

/**
 * All fields of an answer, whether they stand at its top, under `data` or under
 * `transaction`. Of two with one name, the outer.
 */
export function flatten(value: unknown): Fields {
  const top = toFields(value) ?? {}
  const data = toFields(top.data) ?? {}
  const transaction = toFields(top.transaction ?? data.transaction) ?? {}
  return { ...transaction, ...data, ...top }
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
