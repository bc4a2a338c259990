import { z } from "@medusajs/framework/zod"
import { Exchange } from "./exchange"
import { foldKey, readJson, toStorableText } from "./text"

/** A callback as FlexPay posted it. Unsigned, so it proves nothing: a reason to check. */
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

/** What FlexPay's answer to a request for money says. */
export type RequestReading =
  | {
      kind: "accepted"
      orderNumber: string
      message: string | null
      /** The card page's address, unchecked. */
      redirectUrl: string | null
    }
  | { kind: "refused"; message: string | null }
  | { kind: "unclear"; orderNumber: string | null; isWebPage: boolean }

/** What FlexPay's answer to `check` says. */
export type CheckReading =
  | {
      kind: "found"
      /** "0" to "5" in the spec; kept as it came, since others may come. */
      status: string | null
      reference: string | null
      orderNumber: string | null
      /** In major units, as FlexPay spells it: "100.0". */
      amount: string | null
      /** The amount and the operator's commission, in major units. */
      amountCharged: string | null
      currency: string | null
      /** Free text: mpesa, MPESA, om, visa… */
      channel: string | null
      operatorReference: string | null
      createdAtRaw: string | null
    }
  | { kind: "not_found" }
  | { kind: "unreadable" }

export type CheckAnswer = CheckReading & { exchange: Exchange }

// Both are printed in the examples of FlexPay spec 1.5.
const MISSPELT: ReadonlyMap<string, string> = new Map([
  ["messsage", "message"],
  ["ordernumer", "ordernumber"],
])

const OK_CODE = "0"
// "1" in the spec. A code that is no number isn't a refusal: it isn't known.
const REFUSAL_CODE = /^-?[1-9]\d*$/

// Mobile money answers with the string "0", card with the number 0, and nulls
// appear (seen in public integrations). Whatever else stands there is no text.
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => toStorableText(String(value ?? "")).trim() || null)
  .catch(null)

const answerFields = z.object({
  code: text,
  message: text,
  ordernumber: text,
  url: text,
})

const transactionFields = z.object({
  code: text,
  status: text,
  reference: text,
  ordernumber: text,
  amount: text,
  amountcustomer: text,
  currency: text,
  channel: text,
  phone: text,
  providerreference: text,
  createdat: text,
})

/**
 * Reads a callback, whatever comes: an object from a JSON or a form parser, or
 * the raw body of either as text. Never throws; what can't be read is absent.
 */
export function readCallback(body: unknown): CallbackReading {
  const fields = transactionFields.parse(fold(toObject(body)))
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

/**
 * Reads the answer to a request for money. Only code 0 with an order number is
 * a yes, and only another number without one is a no. Never throws.
 */
export function readRequestAnswer(body: string): RequestReading {
  const fields = answerFields.parse(fold(readJson(body)))
  if (fields.code === OK_CODE && fields.ordernumber !== null) {
    return {
      kind: "accepted",
      orderNumber: fields.ordernumber,
      message: fields.message,
      redirectUrl: fields.url,
    }
  }
  // A refusal with an order number contradicts itself: that transaction exists.
  if (
    fields.code !== null &&
    REFUSAL_CODE.test(fields.code) &&
    fields.ordernumber === null
  ) {
    return { kind: "refused", message: fields.message }
  }
  return {
    kind: "unclear",
    orderNumber: fields.ordernumber,
    isWebPage: body.trimStart().startsWith("<"),
  }
}

/** Reads the answer to `check`. Its code says whether the transaction was found, nothing more. Never throws. */
export function readCheckAnswer(body: string): CheckReading {
  const answer = fold(readJson(body))
  const { code } = answerFields.parse(answer)
  const hasTransaction = !isEmpty(answer.transaction)

  if (code === OK_CODE && hasTransaction && isRecord(answer.transaction)) {
    const fields = transactionFields.parse(fold(answer.transaction))
    return {
      kind: "found",
      status: fields.status,
      reference: fields.reference,
      orderNumber: fields.ordernumber,
      amount: fields.amount,
      amountCharged: fields.amountcustomer,
      currency: fields.currency,
      channel: fields.channel,
      operatorReference: fields.providerreference,
      createdAtRaw: fields.createdat,
    }
  }
  if (code !== null && REFUSAL_CODE.test(code) && !hasTransaction) {
    return { kind: "not_found" }
  }
  return { kind: "unreadable" }
}

function toObject(body: unknown): unknown {
  if (typeof body !== "string") {
    return body
  }
  return readJson(body) ?? Object.fromEntries(new URLSearchParams(body))
}

/** The fields of an object under one spelling; of two that fold into one, the first that holds something. */
function fold(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) {
    return {}
  }
  const folded = new Map<string, unknown>()
  for (const [key, field] of Object.entries(value)) {
    const name = foldKey(key)
    const spelling = MISSPELT.get(name) ?? name
    if (isEmpty(folded.get(spelling))) {
      folded.set(spelling, field)
    }
  }
  return Object.fromEntries(folded)
}

// PHP, which answers at FlexPay's side of many integrations, prints an empty
// object as [].
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
