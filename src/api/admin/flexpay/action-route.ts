import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../../modules/flexpay"
import { RECORD_REFUSALS } from "../../../modules/flexpay/reconciliation/record-refusals"
import { findOpenPayout } from "../../../modules/flexpay/transaction/operator-actions"
import { mustFindTransaction } from "../../../workflows/must-find"
import { readRefusal } from "../../read-refusal"
import { toAdminTransactions } from "./response"
import type { AdminFlexPayActionResponse } from "./types"

/** Errors that mean: the transaction has changed, read it again. */
const CONFLICTS: readonly string[] = [
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
  ...Object.keys(RECORD_REFUSALS),
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
 * it is afterwards; with 409 and the error's own text after a conflict.
 * @param workflow gets the action and the body of the request
 * @param values further input of the workflow
 */
export function actionRoute<Body extends object>(
  workflow: Workflow<Action & Body>,
  values?: Partial<Body>
) {
  return async (
    req: AuthenticatedMedusaRequest<Body>,
    res: MedusaResponse<AdminFlexPayActionResponse>
  ): Promise<void> => {
    const id = req.params.id ?? ""
    const { actor_id } = req.auth_context
    try {
      const { result } = await workflow(req.scope).run({
        input: { ...req.validatedBody, ...values, id, actor_id },
      })
      const [transaction] = await toAdminTransactions(req, [
        await mustFindTransaction(req.scope, result.id),
      ])
      res.json({ transaction })
    } catch (error) {
      const refusal = readRefusal(error, CONFLICTS)
      const blocking = await findBlockingPayout(req, refusal.code)
      res.status(409).json({ ...refusal, ...blocking })
    }
  }
}

/** The payout that prevents an action. */
async function findBlockingPayout(
  req: AuthenticatedMedusaRequest,
  code: string
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
