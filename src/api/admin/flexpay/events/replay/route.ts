import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import type { AdminFlexPayReplayResponse } from "../../types"
import type { ReplayEventsBody } from "../../validators"

/** Emits the events of a time again. */
export async function POST(
  req: AuthenticatedMedusaRequest<ReplayEventsBody>,
  res: MedusaResponse<AdminFlexPayReplayResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const { from, to = await flexpay.now(), names } = req.validatedBody
  const count = await flexpay.outbox.replay({ from, to, names })
  req.scope
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(
      `FlexPay: ${req.auth_context.actor_id} has ${count} events emitted again, of ${from.toISOString()} to ${to.toISOString()}`
    )
  res.json({ count })
}
