import { acceptFlexPayPaymentWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Counts a payment as received that FlexPay reports as paid without a match. */
export const POST = actionRoute(acceptFlexPayPaymentWorkflow)
