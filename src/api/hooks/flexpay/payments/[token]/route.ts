import { callbackRoute } from "../../receive-callback"

/** FlexPay's callback about a payment. */
export const POST = callbackRoute("payment")

// FlexPay's specification does not name the method.
export const GET = POST
export const PUT = POST
