import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import { mustFindTransaction } from "../must-find"

export interface ResolveFlexPayAttentionInput {
  id: string
  /** How it was resolved. */
  note: string
  actor_id: string
}

/** No compensation: the timeline keeps the operator's decision. */
const resolveAttentionStep = createStep(
  "resolve-flexpay-attention",
  async (
    { id, note, actor_id }: ResolveFlexPayAttentionInput,
    { container }
  ) => {
    const flexpay = resolveFlexPay(container)
    const transaction = await mustFindTransaction(container, id)
    if (
      transaction.attention === null ||
      transaction.state === "awaiting_approval"
    ) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        transaction.attention
          ? bilingual(
              "Approuvez ou rejetez d’abord ce versement.",
              "Approve or reject this payout first."
            )
          : bilingual(
              "Cette transaction n’est pas à traiter.",
              "This transaction does not need attention."
            ),
        "not_resolvable"
      )
    }
    const entry = {
      type: "resolved",
      actor_id,
      data: { note, attention: transaction.attention },
    }
    await (transaction.kind === "payout"
      ? flexpay.payouts.resolve(transaction, entry)
      : flexpay.transactions.resolveAttention(transaction, entry))
    return new StepResponse({ id })
  }
)

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
export const resolveFlexPayAttentionWorkflow = createWorkflow(
  "resolve-flexpay-attention",
  (input: ResolveFlexPayAttentionInput) => {
    return new WorkflowResponse(resolveAttentionStep(input))
  }
)
