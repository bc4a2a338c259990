import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MathBN, MedusaError, Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import { resolveFlexPay } from "../../modules/flexpay"
import { isOrderPlaceable } from "../../modules/flexpay/transaction/operator-actions"
import type { Payment } from "../../modules/flexpay/transaction/transaction"
import { syncTransaction } from "../sync"
import { readMedusaState } from "../sync/medusa-state"
import { planSync } from "../sync/plan"

export interface PlaceFlexPayOrderInput {
  id: string
  /** Why, where check alone does not prove the payment. */
  justification?: string
  actor_id: string
}

/**
 * Makes an order's payment of money that waits for an operator: places the
 * cart's order, or pays the order that exists. Refused where the money does not
 * fit what the cart or the order wants now. Whatever comes of it is true, and
 * stands in the attention list where it failed: nothing to compensate.
 */
export const retryOrderStep = createStep(
  "retry-flexpay-order",
  async (
    { id, justification, actor_id }: PlaceFlexPayOrderInput,
    { container }
  ) => {
    const flexpay = resolveFlexPay(container)
    const payment = await flexpay.payments.findById(id)
    const { payouts } = await flexpay.payouts.relatedRecords([id])
    if (!payment || !isOrderPlaceable(payment, payouts)) {
      throw notPlaceable(
        "Ce paiement ne peut pas donner de commande : il en a une, ou de l’argent en a été rendu.",
        "No order can be placed with this payment: it has one, or money of it was refunded."
      )
    }
    if (payment.attention === "other_payment_authorized") {
      await cancelOtherPayments(container, payment)
    }
    await assertFits(container, payment)
    if (
      !(await flexpay.payments.placeAgain(payment.id, {
        actor_id,
        justification,
      }))
    ) {
      throw notPlaceable(
        "Ce paiement vient d’être traité. Regardez de nouveau.",
        "This payment was just dealt with. Look at it again."
      )
    }
    await syncTransaction(container, id)
    return new StepResponse({ id })
  }
)

/** @throws MedusaError (not_allowed) when the money fits nothing */
async function assertFits(
  container: MedusaContainer,
  payment: Payment
): Promise<void> {
  const medusa = payment.payment_collection_id
    ? await readMedusaState(container, payment.payment_collection_id)
    : null
  const next = planSync(payment, medusa, new Set())
  if (next.kind === "attention") {
    throw notPlaceable(
      "Le montant reçu ne correspond pas à ce que le panier ou la commande demande maintenant. Remboursez-le, ou adaptez d’abord la commande.",
      "The money does not fit what the cart or the order wants now. Refund it, or adapt the order first."
    )
  }
}

/** The order takes this money instead of what it was placed with. */
async function cancelOtherPayments(
  container: MedusaContainer,
  payment: Payment
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const medusa = await readMedusaState(
    container,
    payment.payment_collection_id ?? ""
  )
  for (const { id, captured, is_canceled } of medusa?.payments ?? []) {
    if (!is_canceled && MathBN.lte(captured, 0)) {
      await payments.cancelPayment(id)
    }
  }
}

function notPlaceable(fr: string, en: string): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    bilingual(fr, en),
    "not_placeable"
  )
}
