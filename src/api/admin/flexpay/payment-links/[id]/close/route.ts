import { closeFlexPayPaymentLinkWorkflow } from "../../../../../../workflows"
import { linkRoute } from "../../link-route"

/** Closes a payment link. */
export const POST = linkRoute(async (req) => {
  const id = req.params.id ?? ""
  await closeFlexPayPaymentLinkWorkflow(req.scope).run({
    input: { id, actor_id: req.auth_context.actor_id },
  })
  return id
})
