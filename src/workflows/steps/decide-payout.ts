import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { bilingual } from "../../modules/flexpay/bilingual"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { PayoutAct } from "../../modules/flexpay/payouts"
import type { Transaction } from "../../modules/flexpay/transaction"
import { askReplaced } from "../refunds/ask-replaced"
import { settleIfGivenBack } from "../refunds/settle"

export interface DecideFlexPayPayoutInput {
  payout_id: string
  decision: "approve" | "reject"
  /** Why, for a rejection. */
  note?: string
  actor_id: string
}

/**
 * A second admin's yes or no to a payout. A yes sends it, which can't be taken
 * back: nothing to compensate.
 */
export const decidePayoutStep = createStep(
  "decide-flexpay-payout",
  async (input: DecideFlexPayPayoutInput, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const payout = await ledger.findById(input.payout_id)
    if (!payout) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay payout ${input.payout_id}.`
      )
    }
    if (payout.state !== "awaiting_approval") {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        bilingual(
          "Aucun versement n’attend d’accord ici. Quelqu’un a peut-être déjà décidé.",
          "No payout awaits approval here. Somebody may have decided already."
        ),
        "not_awaiting_approval"
      )
    }
    const act = { actor_id: input.actor_id, note: input.note }
    const decided =
      input.decision === "approve"
        ? await approve(container, payout, act)
        : await ledger.rejectPayout(payout, act)
    const payment = await ledger.findPayment(
      decided.payment_transaction_id ?? ""
    )
    if (payment) {
      await settleIfGivenBack(container, payment, input.actor_id)
    }
    return new StepResponse({ id: decided.id })
  }
)

/**
 * Sends a payout that awaits approval, once FlexPay was asked about the one
 * that it is sent again for. One that FlexPay refuses at once leaves nothing
 * owed unless Medusa's refund stands: its payment goes back to the list.
 */
async function approve(
  container: MedusaContainer,
  payout: Transaction,
  act: PayoutAct
): Promise<Transaction> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const replaced = payout.replaces_id
    ? await ledger.findById(payout.replaces_id)
    : null
  if (replaced && payout.requested_by !== act.actor_id) {
    await askReplaced(container, replaced)
  }
  const sent = await ledger.approvePayout(payout, act)
  if (sent.state !== "refused" || sent.refund_id || sent.replaces_id) {
    return sent
  }
  await ledger.payouts.closeRefused(sent)
  return (await ledger.findById(sent.id)) ?? sent
}
