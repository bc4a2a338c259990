import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { respondToBreak } from "../../../../respond-to-break"
import type { AdminFlexPayBreakResponse } from "../../../../types"

/** Nobody sees to it any more. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayBreakResponse>
): Promise<void> {
  await respondToBreak(req, res, { act: "release" })
}
