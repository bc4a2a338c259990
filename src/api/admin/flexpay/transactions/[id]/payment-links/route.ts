import { createFlexPayPaymentLinkWorkflow } from "../../../../../../workflows"
import { mustFindPayment } from "../../../../../../workflows/must-find"
import { refuseLink } from "../../../../../../workflows/payment-links/refuse-link"
import { linkRoute } from "../../../payment-links/link-route"
import { findCartId } from "../../../payment-links/cart-request"

/** Requests the payment of the cart that a shopper left after an attempt. */
export const POST = linkRoute(async (req) => {
  const payment = await mustFindPayment(req.scope, req.params.id ?? "")
  const cart_id = await findCartId(req.scope, payment)
  const { result } = await createFlexPayPaymentLinkWorkflow(req.scope).run({
    input: {
      cart_id: cart_id ?? refuseLink("nothing_due"),
      actor_id: req.auth_context.actor_id,
    },
  })
  return result.id
})
