import { callbackRoute } from "../../receive-callback"

/** FlexPay's callback about a payout. */
export const POST = callbackRoute("payout")

// FlexPay's specification does not name the method.
export const GET = POST
export const PUT = POST
