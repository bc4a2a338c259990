import { z } from "@medusajs/framework/zod"
import { Exchange } from "./exchange"
import {
  Fields,
  findOrderNumber,
  flatten,
  operatorReference,
  orderNumber,
  readJsonObject,
  textLike,
  textUpTo,
  toFields,
} from "./fields"
import { DECIMAL } from "./money"
import { readJson } from "./text"

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

/** What FlexPay's answer to `check` says. A field that can't be read is null. */
export type CheckReading =
  | {
      kind: "found"
      /** "0" to "5" in the spec; kept as it came, since others may come. */
      status: string | null
      reference: string | null
      orderNumber: string | null
      /** In major units, as FlexPay spells it: "100.0"; digits, blanks, commas and the like, never a sign. */
      amount: string | null
      /** The amount and the operator's commission, in major units: a plain decimal. */
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

type Code = "ok" | "refusal" | "missing" | "other"

// FlexPay spec 1.5: 0 and 1, and no other. Mobile money answers with the
// string, card with the number, and nulls appear (seen in public integrations).
const CODE = /^0*([01])$/
/** Digits and what may part them; no sign, so never a negative amount. */
const AMOUNT = /^\d[\d\s.,'’]{0,39}$/

const shortText = textUpTo(64)

const answerFields = z.object({
  // As long as an answer can be: cut once it is masked.
  message: textUpTo(1_000_000),
  ordernumber: orderNumber,
  url: textUpTo(2_048),
})

const transactionFields = z.object({
  status: shortText,
  reference: shortText,
  ordernumber: orderNumber,
  amount: textLike(AMOUNT),
  amountcustomer: textLike(DECIMAL),
  currency: shortText,
  channel: shortText,
  providerreference: operatorReference,
  createdat: shortText,
})

/**
 * Reads the answer to a request for money. Only code 0 with an order number is
 * a yes, and only code 1 without one is a no. Never throws.
 */
export function readRequestAnswer(body: string): RequestReading {
  const json = readJsonObject(body)
  const answer = flatten(json)
  const fields = answerFields.parse(answer)
  const code = readCode(answer)
  if (code === "ok" && fields.ordernumber !== null) {
    return {
      kind: "accepted",
      orderNumber: fields.ordernumber,
      message: fields.message,
      redirectUrl: fields.url,
    }
  }
  // A refusal with an order number contradicts itself: that transaction exists.
  if (code === "refusal" && answer.ordernumber === undefined) {
    return { kind: "refused", message: fields.message }
  }
  return {
    kind: "unclear",
    orderNumber: json ? fields.ordernumber : findOrderNumber(body),
    isWebPage: body.trimStart().startsWith("<"),
  }
}

/**
 * Reads the answer to `check`. Its code says whether the transaction was found,
 * nothing more; beside a transaction it may be missing. Never throws.
 */
export function readCheckAnswer(body: string): CheckReading {
  const answer = toFields(readJson(body)) ?? {}
  const data = toFields(answer.data) ?? {}
  const code = readCode({ ...data, ...answer })
  const transaction = findTransaction(answer, data)

  if (transaction === "none") {
    return code === "refusal" ? { kind: "not_found" } : { kind: "unreadable" }
  }
  if (transaction === "unreadable" || (code !== "ok" && code !== "missing")) {
    return { kind: "unreadable" }
  }
  const fields = transactionFields.parse(transaction)
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

function findTransaction(
  answer: Fields,
  data: Fields
): Fields | "none" | "unreadable" {
  const nested = answer.transaction ?? data.transaction
  return nested === undefined
    ? ([data, answer].find(isTransaction) ?? "none")
    : (toFields(nested) ?? "unreadable")
}

/** A status alone could be the answer's own, not a transaction's. */
function isTransaction(fields: Fields): boolean {
  const names = ["ordernumber", "reference", "amount"]
  return (
    fields.status !== undefined &&
    names.some((name) => fields[name] !== undefined)
  )
}

function readCode({ code }: Fields): Code {
  if (code === undefined) {
    return "missing"
  }
  switch (CODE.exec(shortText.parse(code) ?? "")?.[1]) {
    case "0":
      return "ok"
    case "1":
      return "refusal"
    default:
      return "other"
  }
}
