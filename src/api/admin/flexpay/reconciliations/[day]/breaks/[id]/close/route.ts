import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { AdminFlexPayNoteBody } from "../../../../../validators"
import { respondToBreak } from "../../../../respond-to-break"
import type { AdminFlexPayBreakResponse } from "../../../../types"

/** Closes a break by a person's word. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminFlexPayNoteBody>,
  res: MedusaResponse<AdminFlexPayBreakResponse>
): Promise<void> {
  await respondToBreak(req, res, { act: "close", ...req.validatedBody })
}
