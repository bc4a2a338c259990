import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receiveCallback } from "../../receive-callback"

/** FlexPay's callback about a payment. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  await receiveCallback("payment", req, res)
}

// FlexPay's specification does not name the method.
export const GET = POST
export const PUT = POST
