import { z } from "zod"
import type { Order } from "../open-transaction"
import type { Simulation } from "../simulation"
import {
  InvalidFieldError,
  commonFields,
  phoneField,
  readFields,
  readMoney,
  urlField,
} from "./fields"
import { acceptOrder } from "./accept-order"
import type { Handler } from "./service"

const payoutFields = z.object({
  ...commonFields,
  type: z.literal("1", "Un versement est de type 1"),
  phone: phoneField,
  callbackUrl: urlField("callbackUrl"),
})

/**
 * `merchantPayOutService`: money from the merchant's account to a phone
 * (FlexPay spec 1.5, Merchant Pay out Service).
 */
export function payoutService(simulation: Simulation): Handler {
  return async ({ body }) =>
    acceptOrder(simulation, {
      kind: "payout",
      readOrder: () => readOrder(simulation, body),
    })
}

function readOrder(simulation: Simulation, body: unknown): Order {
  const fields = readFields(payoutFields, body)
  const money = readMoney(simulation, fields)
  if (!simulation.settings.payout.activated) {
    throw new InvalidFieldError(
      "Les versements ne sont pas activés pour ce marchand"
    )
  }
  return {
    kind: "payout",
    merchant: fields.merchant,
    reference: fields.reference,
    phone: fields.phone,
    callbackUrl: fields.callbackUrl,
    money,
    returnUrls: null,
  }
}
