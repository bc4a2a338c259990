import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { FLEXPAY_MODULE } from "../../../../modules/flexpay"
import type FlexPayModuleService from "../../../../modules/flexpay/service"
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
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const { callback_base_url, environment } = ledger.options
  const [{ pulse, probes, callback, tokenEndsAt, instances }, regions] =
    await Promise.all([ledger.examine(), readRegions(req.scope)])
  const { host } = new URL(callback_base_url)
  res.setHeader("cache-control", "no-store")
  res.json({
    checked_at: pulse.now.toISOString(),
    findings: [
      ...judgeAddresses(probes),
      ...judgeToken(tokenEndsAt, probes, pulse.now),
      ...judgeRefusals(pulse),
      ...judgeCallback(callback, { host, environment }),
      ...judgeRegions(regions),
      ...judgeJobs(pulse),
      ...judgeInstances(instances),
      ...judgeCallbacks(pulse),
      ...judgeAnswers(pulse),
    ],
    oldest_open_at: pulse.oldest_open_at?.toISOString() ?? null,
    due: pulse.due,
    callbacks_last_hour: pulse.callbacks_last_hour,
    outcomes: pulse.outcomes,
  })
}
