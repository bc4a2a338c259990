import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { bilingual } from "../../modules/flexpay/bilingual"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import { applyTransaction } from "../apply"

export interface PlaceFlexPayOrderInput {
  id: string
  actor_id: string
}

/**
 * Tries again to make an order of money that arrived. Whatever comes of it is
 * true, and stands on the attention list where it failed: nothing to
 * compensate.
 */
export const retryOrderStep = createStep(
  "retry-flexpay-order",
  async ({ id, actor_id }: PlaceFlexPayOrderInput, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const payment = await ledger.findPayment(id)
    if (
      payment?.state !== "succeeded" ||
      payment.attention !== "order_not_placed" ||
      payment.authorized_session_id !== null ||
      (await ledger.sumPaidOut(id)) !== "0"
    ) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        bilingual(
          "Ce paiement ne peut pas donner de commande : il en a une, ou de l’argent en a été rendu.",
          "No order can be placed with this payment: it has one, or money of it was given back."
        ),
        "not_placeable"
      )
    }
    await ledger.retryOrder(payment, actor_id)
    await applyTransaction(container, id)
    return new StepResponse({ id })
  }
)
