import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import type { AdminFlexPayNetworksResponse } from "./types"

/** How mobile money payments ended on each operator's network in 14 days. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<AdminFlexPayNetworksResponse>
): Promise<void> {
  res.json({ networks: await resolveFlexPay(req.scope).networks.read() })
}
