import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../../modules/flexpay"
import { findOpenPayout } from "../../../modules/flexpay/transaction/operator-actions"
import { toAdminTransactions } from "./response"
import { mustFind } from "./transaction"
import type { AdminFlexPayActionResponse } from "./types"

/** Errors that mean: the transaction has changed, read it again. */
const CONFLICTS: readonly (string | undefined)[] = [
  "paid_out_changed",
  "not_awaiting_approval",
  "not_resendable",
  "not_resolvable",
  "not_placeable",
  "not_acceptable",
  "already_resent",
  "payout_arrived",
  "payout_open",
  "payout_pending",
  "order_being_placed",
  "check_unavailable",
]

/** The transaction that an action is about, and the admin user who runs it. */
interface Action {
  id: string
  actor_id: string
}

type Workflow<Input> = (container: MedusaContainer) => {
  run: (options: { input: Input }) => Promise<{ result: { id: string } }>
}

/**
 * A route that runs an operator's action and answers with the transaction as
 * it is afterwards. A conflict is answered with 409 and the error's own text,
 * which Medusa's error handler would replace.
 */
export function actionRoute<Input, Body = unknown>(
  workflow: Workflow<Input>,
  toInput: (action: Action, body: Body) => Input
) {
  return async (
    req: AuthenticatedMedusaRequest<Body>,
    res: MedusaResponse<AdminFlexPayActionResponse>
  ): Promise<void> => {
    const { actor_id } = req.auth_context
    const input = toInput(
      { id: req.params.id ?? "", actor_id },
      req.validatedBody
    )
    try {
      const { result } = await workflow(req.scope).run({ input })
      const [transaction] = await toAdminTransactions(req, [
        await mustFind(req.scope, result.id),
      ])
      res.json({ transaction })
    } catch (error) {
      if (
        !MedusaError.isMedusaError(error) ||
        !CONFLICTS.includes(error.code)
      ) {
        throw error
      }
      const { type, code, message } = error
      const blocking = await findBlockingPayout(req, code)
      res.status(409).json({ type, code, message, ...blocking })
    }
  }
}

/** The payout that prevents an action. */
async function findBlockingPayout(
  req: AuthenticatedMedusaRequest,
  code: string | undefined
): Promise<{ transaction_id?: string }> {
  const flexpay = resolveFlexPay(req.scope)
  const id = req.params.id ?? ""
  if (code === "already_resent") {
    return {
      transaction_id: (await flexpay.transactions.findReplacement(id))?.id,
    }
  }
  if (code === "payout_open") {
    const { payouts } = await flexpay.transactions.relatedRecords([id])
    return { transaction_id: findOpenPayout(payouts)?.id }
  }
  return {}
}
