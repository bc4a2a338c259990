import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type FlexPayModuleService from "../../../../../../src/modules/flexpay/service"

/** Claims a batch as the recheck job does, and answers with the time (ms). */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const flexpay = req.scope.resolve<FlexPayModuleService>("flexpay")
  const begin = performance.now()
  const claimed = await flexpay.transactions.claimDue(
    flexpay.options.checks_per_second
  )
  res.json({ ms: performance.now() - begin, claimed: claimed.length })
}
