import { acceptFlexPayPaymentWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"
import type { AdminAcceptFlexPayPayment } from "../../../types"

/** Counts a payment as received that FlexPay reports as paid without a match. */
export const POST = actionRoute(
  acceptFlexPayPaymentWorkflow,
  ({ id, actor_id }, body: AdminAcceptFlexPayPayment) => ({
    id,
    actor_id,
    ...body,
  })
)
