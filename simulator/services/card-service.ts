import { z } from "zod"
import type { Order } from "../open-transaction"
import type { Simulation } from "../simulation"
import { commonFields, moneyOf, readFields, urlField } from "./fields"
import { startMovement, type PageOf } from "./movement"
import { unauthorized, type Handle } from "./service"

/** A card's four addresses, in snake_case (seen in public integrations). */
export const cardReturnFields = {
  callback_url: urlField("callback_url"),
  approve_url: urlField("approve_url"),
  cancel_url: urlField("cancel_url"),
  decline_url: urlField("decline_url"),
}

const cardFields = z.object({ ...commonFields, ...cardReturnFields })
const bodyToken = z.object({ authorization: z.string() })

/**
 * The card service v1.1: wants the token in the body besides the header (seen
 * in public integrations).
 */
export function cardService(simulation: Simulation, pageOf: PageOf): Handle {
  return async ({ body }) => {
    const token = bodyToken.safeParse(body).data?.authorization
    if (token !== `Bearer ${simulation.identity.token}`) {
      return unauthorized(simulation)
    }
    return startMovement(
      simulation,
      "card",
      () => cardOrderOf(simulation, readFields(cardFields, body)),
      pageOf
    )
  }
}

/** The order of a card payment, in either profile. */
export function cardOrderOf(
  simulation: Simulation,
  fields: z.infer<typeof cardFields>
): Order {
  return {
    kind: "card",
    merchant: fields.merchant,
    reference: fields.reference,
    phone: null,
    money: moneyOf(simulation, fields),
    callbackUrl: fields.callback_url,
    returnUrls: {
      approve: fields.approve_url,
      cancel: fields.cancel_url,
      decline: fields.decline_url,
    },
  }
}
