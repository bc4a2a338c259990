import { payOutFlexPayPaymentWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"
import type { AdminCreateFlexPayPayout } from "../../../types"

/** Refunds a payment, or a part of it, by a payout. */
export const POST = actionRoute(
  payOutFlexPayPaymentWorkflow,
  ({ id, actor_id }, body: AdminCreateFlexPayPayout) => ({
    payment_transaction_id: id,
    actor_id,
    ...body,
  })
)
