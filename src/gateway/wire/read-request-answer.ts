import { z } from "@medusajs/framework/zod"
import {
  findOrderNumber,
  flattenFields,
  orderNumber,
  readCode,
  textUpTo,
} from "./read-fields"
import { readJsonObject } from "./read-json"

/** What FlexPay's answer to a request that moves money says. */
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

const answerFields = z.object({
  // As long as a whole answer: truncated once it is masked.
  message: textUpTo(1_000_000),
  ordernumber: orderNumber,
  url: textUpTo(2_048),
})

/**
 * Reads the answer to a request that moves money (FlexPay spec 1.5, Payment
 * service and Merchant pay out service). Only code 0 with an order number
 * accepts, and only code 1 without one refuses. Never throws.
 */
export function readRequestAnswer(body: string): RequestReading {
  const json = readJsonObject(body)
  const answer = flattenFields(json)
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
