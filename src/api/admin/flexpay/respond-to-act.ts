import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { toAdminTransactions } from "./response"
import { mustFind } from "./transaction"
import type { AdminFlexPayActResponse } from "./types"

/** Errors that mean: somebody else was quicker, look again. */
const CONFLICTS: readonly (string | undefined)[] = [
  "paid_out_changed",
  "not_awaiting_approval",
  "not_resendable",
  "not_settleable",
  "not_placeable",
]

/**
 * Runs an act of an admin and answers with the transaction as it stands then.
 * When somebody else was quicker it answers 409 with the error's own sentence,
 * which Medusa's error handler would replace.
 */
export async function respondToAct(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayActResponse>,
  act: () => Promise<{ result: { id: string } }>
): Promise<void> {
  try {
    const { result } = await act()
    const [transaction] = await toAdminTransactions(req, [
      await mustFind(req.scope, result.id),
    ])
    res.json({ transaction })
  } catch (error) {
    if (!MedusaError.isMedusaError(error) || !CONFLICTS.includes(error.code)) {
      throw error
    }
    const { type, code, message } = error
    res.status(409).json({ type, code, message })
  }
}
