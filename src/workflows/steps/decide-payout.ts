import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { bilingual } from "../../modules/flexpay/bilingual"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
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
        ? await ledger.approvePayout(payout, act)
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
