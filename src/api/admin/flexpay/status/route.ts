import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import {
  judgeAddresses,
  judgeAnswers,
  judgeCallback,
  judgeCallbacks,
  judgeInstances,
  judgeJobs,
  judgeRefusals,
  judgeRegions,
  judgeToken,
} from "./findings"
import { readRegions } from "./regions"
import type { AdminFlexPayStatusResponse } from "./types"

/** Whether all is in place for money to come, and to be followed. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<AdminFlexPayStatusResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const { callback_base_url, environment } = flexpay.options
  const [{ metrics, probes, callback, tokenEndsAt, instances }, regions] =
    await Promise.all([flexpay.health.check(), readRegions(req.scope)])
  const { host } = new URL(callback_base_url)
  res.setHeader("cache-control", "no-store")
  res.json({
    checked_at: metrics.now.toISOString(),
    findings: [
      ...judgeAddresses(probes),
      ...judgeToken(tokenEndsAt, probes, metrics.now),
      ...judgeRefusals(metrics),
      ...judgeCallback(callback, { host, environment }),
      ...judgeRegions(regions),
      ...judgeJobs(metrics),
      ...judgeInstances(instances),
      ...judgeCallbacks(metrics),
      ...judgeAnswers(metrics),
    ],
    oldest_open_at: metrics.oldest_open_at?.toISOString() ?? null,
    due: metrics.due,
    callbacks_last_hour: metrics.callbacks_last_hour,
    outcomes: metrics.outcomes,
  })
}
