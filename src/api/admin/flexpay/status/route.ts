import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { environmentOf } from "../../../../modules/flexpay/environment-of"
import { readHealth } from "../../../../workflows/medusa/health"
import type { AdminFlexPayStatusResponse } from "./types"

/** Reports on the plugin's own condition. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<AdminFlexPayStatusResponse>
): Promise<void> {
  const { metrics, checks } = await readHealth(req.scope, { isInstance: true })
  res.setHeader("cache-control", "no-store")
  const { options } = resolveFlexPay(req.scope)
  res.json({
    checked_at: metrics.now.toISOString(),
    merchant: options.merchant,
    environment: environmentOf(options),
    health_checks: checks,
    oldest_open_at: metrics.oldest_open_at?.toISOString() ?? null,
    due: metrics.due,
    callbacks_last_hour: metrics.callbacks_last_hour,
    outcomes: metrics.outcomes,
  })
}
