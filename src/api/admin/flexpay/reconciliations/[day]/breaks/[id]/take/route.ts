import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { respondToBreak } from "../../../../respond-to-break"
import type { AdminFlexPayBreakResponse } from "../../../../types"

/** The admin who asks sees to it from now on. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayBreakResponse>
): Promise<void> {
  await respondToBreak(req, res, { act: "take" })
}
