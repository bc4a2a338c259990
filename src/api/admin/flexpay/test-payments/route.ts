import { resolveFlexPay } from "../../../../modules/flexpay"
import { createFlexPayTestPaymentWorkflow } from "../../../../workflows"
import { ADMIN_TEXTS } from "../../../admin-texts"
import { linkRoute } from "../payment-links/link-route"
import { readUsers, toAdminUser } from "../users"

/** Creates an order of CDF 100 or USD 1 for a test, and its payment link. */
export const POST = linkRoute(async (req) => {
  const { actor_id } = req.auth_context
  const users = await readUsers(req.scope, [actor_id])
  const email = toAdminUser(users, actor_id)?.email ?? null
  const { notification_language } = resolveFlexPay(req.scope).options
  const { title } = ADMIN_TEXTS[notification_language].test_payment
  const { result } = await createFlexPayTestPaymentWorkflow(req.scope).run({
    input: { email, title, actor_id },
  })
  return result.id
})
