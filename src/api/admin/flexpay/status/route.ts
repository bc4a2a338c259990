import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { assessHealth } from "../../../../modules/flexpay/health/health-checks"
import { readRegions } from "../../../../workflows/medusa/regions"
import type { AdminFlexPayStatusResponse } from "./types"

/** Reports on the plugin's own condition. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<AdminFlexPayStatusResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const [report, regions] = await Promise.all([
    flexpay.health.check(),
    readRegions(req.scope),
  ])
  const { metrics } = report
  res.setHeader("cache-control", "no-store")
  res.json({
    checked_at: metrics.now.toISOString(),
    health_checks: assessHealth(report, regions, flexpay.options),
    oldest_open_at: metrics.oldest_open_at?.toISOString() ?? null,
    due: metrics.due,
    callbacks_last_hour: metrics.callbacks_last_hour,
    outcomes: metrics.outcomes,
  })
}
