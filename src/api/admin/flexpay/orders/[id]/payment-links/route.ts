import { createFlexPayPaymentLinkWorkflow } from "../../../../../../workflows"
import { linkRoute } from "../../../payment-links/link-route"
import type { AdminCreateFlexPayPaymentLink } from "../../../types"

/** Requests what an order owes, or a part of it. */
export const POST = linkRoute<AdminCreateFlexPayPaymentLink>(async (req) => {
  const { result } = await createFlexPayPaymentLinkWorkflow(req.scope).run({
    input: {
      order_id: req.params.id ?? "",
      actor_id: req.auth_context.actor_id,
      ...req.validatedBody,
    },
  })
  return result.id
})
