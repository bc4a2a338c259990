import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http"
import { refuseApiKey } from "../../../modules/flexpay/payouts/refused-actions"

/** Refuses secret API keys: only a user who logged in may decide. */
export function requireUser(
  req: AuthenticatedMedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  if (!isUser(req)) {
    refuseApiKey()
  }
  next()
}

/** Whether the caller is a user who logged in, and not a secret API key. */
export function isUser({
  auth_context,
}: Pick<AuthenticatedMedusaRequest, "auth_context">): boolean {
  return auth_context.actor_type === "user"
}
