import { checkFlexPayTransactionWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Checks the status with FlexPay. */
export const POST = actionRoute(checkFlexPayTransactionWorkflow)
