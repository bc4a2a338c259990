import { z } from "zod"
import type { Order } from "../open-transaction"
import type { Simulation } from "../simulation"
import { acceptOrder, type CardPageUrl } from "./accept-order"
import { commonFields, readFields, readMoney, urlField } from "./fields"
import { unauthorizedReply, type Handler } from "./service"

/** The four addresses of a card, in snake_case (seen in public integrations). */
export const cardReturnFields = {
  callback_url: urlField("callback_url"),
  approve_url: urlField("approve_url"),
  cancel_url: urlField("cancel_url"),
  decline_url: urlField("decline_url"),
}

const cardFields = z.object({ ...commonFields, ...cardReturnFields })
const bodyToken = z.object({ authorization: z.string() })

/**
 * The card service v1.1: it requires the token in the body as well as in the
 * header (seen in public integrations).
 */
export function cardService(
  simulation: Simulation,
  cardPageUrl: CardPageUrl
): Handler {
  return async ({ body }) => {
    const token = bodyToken.safeParse(body).data?.authorization
    if (token !== `Bearer ${simulation.identity.token}`) {
      return unauthorizedReply(simulation)
    }
    return acceptOrder(simulation, {
      kind: "card",
      readOrder: () => readCardOrder(simulation, readFields(cardFields, body)),
      cardPageUrl,
    })
  }
}

/** The order of a card payment, in either profile. */
export function readCardOrder(
  simulation: Simulation,
  fields: z.infer<typeof cardFields>
): Order {
  return {
    kind: "card",
    merchant: fields.merchant,
    reference: fields.reference,
    phone: null,
    money: readMoney(simulation, fields),
    callbackUrl: fields.callback_url,
    returnUrls: {
      approve: fields.approve_url,
      cancel: fields.cancel_url,
      decline: fields.decline_url,
    },
  }
}
