import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { reconcileFlexPayDayWorkflow } from "../../../../../../workflows"
import { readReport } from "../../response"
import type { AdminFlexPayReconciliationResponse } from "../../types"

/** Compares a day now, and checks its transactions with FlexPay. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayReconciliationResponse>
): Promise<void> {
  const { result } = await reconcileFlexPayDayWorkflow(req.scope).run({
    input: {
      day: req.params.day ?? "",
      actor_id: req.auth_context.actor_id,
      recheck: true,
    },
  })
  res.json(await readReport(req, result.day))
}
