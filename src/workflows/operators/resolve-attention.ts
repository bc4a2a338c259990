import { resolveFlexPay } from "../../modules/flexpay"
import { refuse } from "../../modules/flexpay/bilingual-message"
import { mustFindTransaction } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"

export interface ResolveFlexPayAttentionInput {
  id: string
  /** How it was resolved. */
  note: string
  actor_id: string
}

/**
 * Removes a transaction from the attention list that was resolved outside the
 * plugin: in cash, by FlexPay's support, or because nothing is owed.
 *
 * @throws MedusaError not_found; not_allowed: not on the attention list
 *
 * @example
 * await resolveFlexPayAttentionWorkflow(container).run({
 *   input: { id: "fptx_123", note: "Paid back in cash", actor_id: "user_123" },
 * })
 */
export const resolveFlexPayAttentionWorkflow = createSingleStepWorkflow(
  "resolve-flexpay-attention",
  async ({ id, note, actor_id }: ResolveFlexPayAttentionInput, container) => {
    const flexpay = resolveFlexPay(container)
    const transaction = await mustFindTransaction(container, id)
    const { attention, state, kind } = transaction
    if (attention === null) {
      refuseWithoutAttention()
    }
    if (state === "awaiting_approval") {
      refuse(
        "not_resolvable",
        "Approuvez ou rejetez d’abord cette demande.",
        "Approve or reject this request first."
      )
    }
    const entry = { type: "resolved", actor_id, data: { note, attention } }
    await (kind === "payout"
      ? flexpay.payouts.resolve(transaction, entry)
      : flexpay.transactions.resolveAttention(transaction, entry))
    return { id }
  }
)

/** @throws MedusaError (not_allowed, code `not_resolvable`) */
export function refuseWithoutAttention(): never {
  return refuse(
    "not_resolvable",
    "Cette transaction n’est pas à traiter.",
    "This transaction does not need attention."
  )
}
