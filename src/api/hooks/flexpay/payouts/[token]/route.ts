import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receiveCallback } from "../../receive-callback"

/** FlexPay tells here that something became of a payout. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  await receiveCallback("payout", req, res)
}

// The spec doesn't name the method of a callback.
export const GET = POST
export const PUT = POST
