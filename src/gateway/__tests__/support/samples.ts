import type { CheckAnswer } from "../../check-request"
import type { Exchange } from "../../exchange"

export const PHONE = "243820000017"
export const ORDER_NUMBER = `k3TnWq8ZrBhe${PHONE}`
export const REFERENCE = "Ab3dEf6hIj9kLm2nOp5q"
export const CALLBACK_TOKEN = "Zr7-callback-secret-of-this-transaction-1x"
export const CALLBACK_URL = `https://shop.example/hooks/flexpay/payments/${CALLBACK_TOKEN}`

/** A JWT like FlexPay's, with no valid signature. */
export function createToken(expiresAtSeconds = 4_000_000_000): string {
  const encode = (part: object): string =>
    Buffer.from(JSON.stringify(part)).toString("base64url")
  return [
    encode({ alg: "HS256" }),
    encode({ exp: expiresAtSeconds }),
    "not-a-signature",
  ].join(".")
}

export const EXCHANGE: Exchange = {
  service: "check",
  method: "GET",
  url: "https://gateway.example/check/k3Tn…17",
  request: null,
  httpStatus: 200,
  response: null,
  durationMs: 12,
}

export type FoundAnswer = Extract<CheckAnswer, { kind: "found" }>

export function foundAnswer(fields: Partial<FoundAnswer> = {}): FoundAnswer {
  return {
    kind: "found",
    status: "0",
    reference: REFERENCE,
    orderNumber: ORDER_NUMBER,
    amount: "575.0",
    amountCharged: "592.25",
    currency: "CDF",
    channel: "mpesa",
    operatorReference: "OP123",
    message: "Solde insuffisant",
    exchange: EXCHANGE,
    ...fields,
  }
}
