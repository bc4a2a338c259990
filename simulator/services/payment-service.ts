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
import { readCardOrder, cardReturnFields } from "./card-service"
import { acceptOrder, type CardPageUrl } from "./accept-order"
import type { Handler } from "./service"

const v1Fields = z.object({
  ...commonFields,
  phone: phoneField,
  callbackUrl: urlField("callbackUrl"),
})

const corporateFields = z.object({
  ...commonFields,
  phone: phoneField,
  callback_url: urlField("callback_url"),
})

const corporateCardFields = z.object({ ...commonFields, ...cardReturnFields })

/**
 * `paymentService`: type "1" pushes to a phone (FlexPay spec 1.5, Payment
 * Service); type "2" of the corporate profile pays by card (seen in public
 * integrations).
 */
export function paymentService(
  simulation: Simulation,
  cardPageUrl: CardPageUrl
): Handler {
  return async ({ body }) => {
    const { profile } = simulation.settings
    const isCard = profile === "corporate-v2" && typeOf(body) === "2"
    return acceptOrder(simulation, {
      kind: isCard ? "card" : "payment",
      readOrder: () => readOrder(simulation, body),
      cardPageUrl: isCard ? cardPageUrl : undefined,
    })
  }
}

function readOrder(simulation: Simulation, body: unknown): Order {
  const isCorporate = simulation.settings.profile === "corporate-v2"
  const type = typeOf(body)
  if (type === "2" && isCorporate) {
    return readCardOrder(simulation, readFields(corporateCardFields, body))
  }
  if (type !== "1") {
    throw new InvalidFieldError(
      "Le champ type est absent, ou ce type n'est pas permis"
    )
  }
  const fields = isCorporate
    ? readCorporateFields(body)
    : readFields(v1Fields, body)
  return {
    kind: "payment",
    merchant: fields.merchant,
    reference: fields.reference,
    phone: fields.phone,
    callbackUrl: fields.callbackUrl,
    money: readMoney(simulation, fields),
    returnUrls: null,
  }
}

function readCorporateFields(body: unknown) {
  const { callback_url: callbackUrl, ...fields } = readFields(
    corporateFields,
    body
  )
  return { ...fields, callbackUrl }
}

function typeOf(body: unknown): unknown {
  return z.object({ type: z.unknown() }).safeParse(body).data?.type
}
