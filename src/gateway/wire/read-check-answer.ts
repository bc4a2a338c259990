import { z } from "@medusajs/framework/zod"
import { DECIMAL } from "../money"
import {
  operatorReference,
  orderNumber,
  readCode,
  readFields,
  textLike,
  textUpTo,
} from "./read-fields"
import type { Fields } from "./read-fields"
import { readJson } from "./read-json"

/** Digits and what may separate them; no sign, so never a negative amount. */
const AMOUNT = /^\d[\d\s.,'’]{0,39}$/

const shortText = textUpTo(64)
const longText = textUpTo(1_000_000)

const transactionFields = z
  .object({
    /** "0" to "5" in FlexPay spec 1.5; kept as it came, since others may come. */
    status: shortText,
    reference: shortText,
    ordernumber: orderNumber,
    /** In major units, as FlexPay spells it: "100.0". */
    amount: textLike(AMOUNT),
    /** The amount and the operator's commission, in major units: a plain decimal. */
    amountcustomer: textLike(DECIMAL),
    currency: shortText,
    /** Free text: mpesa, MPESA, om, visa… */
    channel: shortText,
    providerreference: operatorReference,
  })
  .transform(({ ordernumber, amountcustomer, providerreference, ...rest }) => ({
    ...rest,
    orderNumber: ordernumber,
    amountCharged: amountcustomer,
    operatorReference: providerreference,
  }))

/** What FlexPay's answer to check says. A field that can't be read is null. */
export type CheckReading =
  | ({
      kind: "found"
      /** FlexPay's prose. */
      message: string | null
    } & z.infer<typeof transactionFields>)
  | { kind: "not_found" | "unreadable" }

/**
 * Reads the answer to check (FlexPay spec 1.5, Check transaction). Its code
 * says whether the transaction was found, and no more; beside a transaction it
 * may be missing. Never throws.
 */
export function readCheckAnswer(body: string): CheckReading {
  const answer = readFields(readJson(body)) ?? {}
  const data = readFields(answer.data) ?? {}
  const code = readCode({ ...data, ...answer })
  const transaction = findTransaction(answer, data)

  if (transaction === "none") {
    return { kind: code === "refusal" ? "not_found" : "unreadable" }
  }
  if (transaction === "unreadable" || (code !== "ok" && code !== "missing")) {
    return { kind: "unreadable" }
  }
  return {
    kind: "found",
    message: longText.parse(
      transaction.message ?? answer.message ?? data.message
    ),
    ...transactionFields.parse(transaction),
  }
}

function findTransaction(
  answer: Fields,
  data: Fields
): Fields | "none" | "unreadable" {
  const nested = answer.transaction ?? data.transaction
  return nested === undefined
    ? ([data, answer].find(isTransaction) ?? "none")
    : (readFields(nested) ?? "unreadable")
}

/** A status alone could be the answer's own, not a transaction's. */
function isTransaction(fields: Fields): boolean {
  const names = ["ordernumber", "reference", "amount"]
  return (
    fields.status !== undefined &&
    names.some((name) => fields[name] !== undefined)
  )
}
