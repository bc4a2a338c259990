import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { refuse } from "../../modules/flexpay/bilingual-message"
import { isOrderPlaceable } from "../../modules/flexpay/transaction/operator-actions"
import type { Payment } from "../../modules/flexpay/transaction/transaction"
import { readMedusaState } from "../medusa/medusa-state"
import { readPayableOrder } from "../medusa/payable-order"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { planSync } from "../sync/plan"
import { syncTransaction } from "../sync/sync-transaction"
import { findOrderObstacle } from "../sync/tie-to-order"

export interface PlaceFlexPayOrderInput {
  id: string
  /** Why, where check alone does not prove the payment. */
  justification?: string
  actor_id: string
}

const NOT_PLACEABLE = "not_placeable"

/**
 * Pays an order with a payment that waits for an operator: places the cart's
 * order, for example once the stock is back, or pays the existing order.
 *
 * @throws MedusaError (not_allowed, code `not_placeable`) when the payment has
 * an order, was refunded, or differs from the amount due now
 *
 * @example
 * await placeFlexPayOrderWorkflow(container).run({
 *   input: { id: "fptx_123", actor_id: "user_123" },
 * })
 */
export const placeFlexPayOrderWorkflow = createSingleStepWorkflow(
  "place-flexpay-order",
  async ({ id, ...decision }: PlaceFlexPayOrderInput, container) => {
    const flexpay = resolveFlexPay(container)
    const payment = await flexpay.payments.findById(id)
    const { payouts } = await flexpay.transactions.relatedRecords([id])
    if (!payment || !isOrderPlaceable(payment, payouts)) {
      refuse(
        NOT_PLACEABLE,
        "Ce paiement ne peut pas donner de commande : il en a une, ou de l’argent en a été rendu.",
        "No order can be placed with this payment: it has one, or money of it was refunded."
      )
    }
    if (payment.attention === "other_payment_authorized") {
      await cancelOtherPayments(container, payment)
    }
    await assertFits(container, payment)
    if (!(await flexpay.payments.placeAgain(id, decision))) {
      refuse(
        NOT_PLACEABLE,
        "Ce paiement vient d’être traité. Actualisez la page.",
        "This payment was handled meanwhile. Refresh the page."
      )
    }
    await syncTransaction(container, id)
    return { id }
  }
)

/** @throws MedusaError (not_allowed) when the amount differs from what is due */
async function assertFits(
  container: MedusaContainer,
  payment: Payment
): Promise<void> {
  if (!(await fits(container, payment))) {
    refuse(
      NOT_PLACEABLE,
      "Le montant reçu ne correspond pas à ce que le panier ou la commande demande maintenant. Remboursez-le, ou adaptez d’abord la commande.",
      "The amount received differs from what the cart or the order requires now. Refund it, or edit the order first."
    )
  }
}

async function fits(
  container: MedusaContainer,
  payment: Payment
): Promise<boolean> {
  const { payment_collection_id } = payment
  const medusa = payment_collection_id
    ? await readMedusaState(container, payment_collection_id)
    : null
  const orderId = medusa ? null : await findOrder(container, payment)
  if (orderId) {
    const order = await readPayableOrder(container, orderId)
    return findOrderObstacle(order, payment) === null
  }
  return planSync(payment, medusa, new Set()).kind !== "attention"
}

/**
 * The order of a payment without a collection: an unrequested payment has none
 * before an order takes it, and an operator may remove one from its order.
 */
async function findOrder(
  container: MedusaContainer,
  { payment_collection_id, order_id }: Payment
): Promise<string | null> {
  return payment_collection_id
    ? await resolveFlexPay(container).medusaRecords.findOrderOfRemoved(
        payment_collection_id
      )
    : order_id
}

/** The order takes this payment instead of the one that it was placed with. */
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
