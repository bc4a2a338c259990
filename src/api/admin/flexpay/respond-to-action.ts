import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../../modules/flexpay"
import { findOpenPayout } from "../../../modules/flexpay/transaction/operator-actions"
import { toAdminTransactions } from "./response"
import { mustFind } from "./transaction"
import type { AdminFlexPayActionResponse } from "./types"

/** Errors that mean: it stands otherwise by now, look again. */
const CONFLICTS: readonly (string | undefined)[] = [
  "paid_out_changed",
  "not_awaiting_approval",
  "not_resendable",
  "not_settleable",
  "not_placeable",
  "not_acceptable",
  "already_resent",
  "payout_arrived",
  "payout_open",
  "payout_pending",
  "order_being_placed",
  "check_unavailable",
]

/**
 * Runs an act of an admin and answers with the transaction as it stands then.
 * When somebody else was quicker it answers 409 with the error's own sentence,
 * which Medusa's error handler would replace.
 */
export async function respondToAction(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayActionResponse>,
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
    res.status(409).json({
      type,
      code,
      message,
      ...(await concerned(req, code)),
    })
  }
}

/** The payout that stands in the way of an act. */
async function concerned(
  req: AuthenticatedMedusaRequest,
  code: string | undefined
): Promise<{ transaction_id?: string }> {
  const flexpay = resolveFlexPay(req.scope)
  const id = req.params.id ?? ""
  if (code === "already_resent") {
    return { transaction_id: (await flexpay.payouts.findReplacement(id))?.id }
  }
  if (code === "payout_open") {
    const { payouts } = await flexpay.payouts.relatedRecords([id])
    return { transaction_id: findOpenPayout(payouts)?.id }
  }
  return {}
}
