import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { TOO_MANY_PUSHES } from "../../../../modules/flexpay/payments/payment-requester"
import { mustExist } from "../../../../workflows/must-find"
import { LINK_REFUSALS } from "../../../../workflows/payment-links/refuse-link"
import {
  CART_CHANGED,
  ORDER_CANCELED,
} from "../../../../workflows/payments/request-payment"
import { readRefusal } from "../../../read-refusal"
import type { AdminFlexPayPaymentLinkResponse } from "../types"
import { toAdminPaymentLink } from "./response"

const CONFLICTS = [
  ...Object.keys(LINK_REFUSALS),
  CART_CHANGED,
  ORDER_CANCELED,
  TOO_MANY_PUSHES,
]

/**
 * A route that acts on a payment link and answers with the link as it is
 * afterwards; with 409 and the refusal's own text where Medusa's records or a
 * limit prevent it.
 * @param act returns the link's id
 */
export function linkRoute<Body>(
  act: (req: AuthenticatedMedusaRequest<Body>) => Promise<string>
) {
  return async (
    req: AuthenticatedMedusaRequest<Body>,
    res: MedusaResponse<AdminFlexPayPaymentLinkResponse>
  ): Promise<void> => {
    try {
      const id = await act(req)
      const { paymentLinks } = resolveFlexPay(req.scope)
      const link = mustExist(
        await paymentLinks.findById(id),
        "payment link",
        id
      )
      const payment_link = await toAdminPaymentLink(req, link)
      res.setHeader("cache-control", "no-store")
      res.json({
        payment_link: mustExist(payment_link, "order or cart of", id),
      })
    } catch (error) {
      res.status(409).json(readRefusal(error, CONFLICTS))
    }
  }
}
