import { payFlexPayPaymentLinkWorkflow } from "../../../../../../workflows"
import type { AdminPushFlexPayPaymentLink } from "../../../types"
import { linkRoute } from "../../link-route"

/** Sends a push to a phone, by the rules that hold for shoppers. */
export const POST = linkRoute<AdminPushFlexPayPaymentLink>(async (req) => {
  const id = req.params.id ?? ""
  await payFlexPayPaymentLinkWorkflow(req.scope).run({
    input: {
      id,
      method: "mobile_money",
      actor_id: req.auth_context.actor_id,
      ...req.validatedBody,
    },
  })
  return id
})
