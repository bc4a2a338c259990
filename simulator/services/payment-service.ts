import { z } from "zod"
import type { Order } from "../open-transaction"
import type { Simulation } from "../simulation"
import {
  BadField,
  commonFields,
  moneyOf,
  phoneField,
  readFields,
  urlField,
} from "./fields"
import { cardOrderOf, cardReturnFields } from "./card-service"
import { startMovement, type PageOf } from "./movement"
import type { Handle } from "./service"

const v1 = z.object({
  ...commonFields,
  phone: phoneField,
  callbackUrl: urlField("callbackUrl"),
})

const corporate = z.object({
  ...commonFields,
  phone: phoneField,
  callback_url: urlField("callback_url"),
})

const corporateCard = z.object({ ...commonFields, ...cardReturnFields })

/**
 * `paymentService`: type "1" pushes to a phone (FlexPay spec 1.5, Payment
 * Service); type "2" of the corporate profile pays by card (seen in public
 * integrations).
 */
export function paymentService(simulation: Simulation, pageOf: PageOf): Handle {
  return async ({ body }) => {
    const { profile } = simulation.settings
    const isCard = profile === "corporate-v2" && typeOf(body) === "2"
    const kind = isCard ? "card" : "payment"
    return startMovement(
      simulation,
      kind,
      () => orderOf(simulation, body),
      isCard ? pageOf : undefined
    )
  }
}

function orderOf(simulation: Simulation, body: unknown): Order {
  const isCorporate = simulation.settings.profile === "corporate-v2"
  const type = typeOf(body)
  if (type === "2" && isCorporate) {
    return cardOrderOf(simulation, readFields(corporateCard, body))
  }
  if (type !== "1") {
    throw new BadField("Le champ type est absent, ou ce type n'est pas permis")
  }
  const fields = isCorporate ? corporateFields(body) : readFields(v1, body)
  return {
    kind: "payment",
    merchant: fields.merchant,
    reference: fields.reference,
    phone: fields.phone,
    callbackUrl: fields.callbackUrl,
    money: moneyOf(simulation, fields),
    returnUrls: null,
  }
}

function corporateFields(body: unknown) {
  const { callback_url: callbackUrl, ...fields } = readFields(corporate, body)
  return { ...fields, callbackUrl }
}

function typeOf(body: unknown): unknown {
  return z.object({ type: z.unknown() }).safeParse(body).data?.type
}
