import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { RECORD_REFUSALS } from "../../../../../../../../modules/flexpay/reconciliation/record-refusals"
import { mustFindTransaction } from "../../../../../../../../workflows/must-find"
import { LINK_REFUSALS } from "../../../../../../../../workflows/payment-links/refuse-link"
import { recordFlexPayPaymentWorkflow } from "../../../../../../../../workflows"
import { readRefusal } from "../../../../../../../read-refusal"
import { toAdminTransactions } from "../../../../../response"
import type { AdminFlexPayActionResponse } from "../../../../../types"
import { findOrderId } from "../../../../find-order-id"
import type { AdminRecordFlexPayPayment } from "../../../../types"

const CONFLICTS = [
  ...Object.keys(RECORD_REFUSALS),
  ...Object.keys(LINK_REFUSALS),
  "break_closed",
  "check_unavailable",
]

/**
 * Requests to record a payment that only FlexPay's export has. FlexPay's check
 * must confirm it now, and a second user must approve it. Answers with the
 * payment that awaits approval.
 */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminRecordFlexPayPayment>,
  res: MedusaResponse<AdminFlexPayActionResponse>
): Promise<void> {
  const { order_display_id, ...body } = req.validatedBody
  try {
    const { result } = await recordFlexPayPaymentWorkflow(req.scope).run({
      input: {
        ...body,
        ...(order_display_id !== undefined && {
          order_id: await findOrderId(req.scope, order_display_id),
        }),
        id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
      },
    })
    const [transaction] = await toAdminTransactions(req, [
      await mustFindTransaction(req.scope, result.id),
    ])
    res.json({ transaction })
  } catch (error) {
    res.status(409).json(readRefusal(error, CONFLICTS))
  }
}
