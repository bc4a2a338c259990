import { payOutFlexPayPaymentWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Refunds a payment, or a part of it, by a payout. */
export const POST = actionRoute(payOutFlexPayPaymentWorkflow)
