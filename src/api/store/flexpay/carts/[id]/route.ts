import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sameAmount } from "../../../../../gateway"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import type { Payment } from "../../../../../modules/flexpay/transaction/transaction"
import type { StoreFlexPayTransactionResponse } from "../../payment-sessions/types"
import { answerStatus, followPayment } from "../../status"

/**
 * Returns the state of a cart's payment to the shop's other pages, as the route
 * of its payment session does. Medusa deletes a session when its cart changes;
 * the cart still leads to the push that is on the phone, and to its order. Null
 * for a cart without a payment, and for an unknown one.
 */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StoreFlexPayTransactionResponse>
): Promise<void> {
  const { payments, medusaRecords } = resolveFlexPay(req.scope)
  const collectionId = await medusaRecords.findCollectionOfCart(
    req.params.id ?? ""
  )
  const payment =
    collectionId === null
      ? null
      : await payments.findForCollection(collectionId)
  const followed = await followPayment(req, res, payment)
  await answerStatus(req, res, {
    payment: followed,
    amountChanged: followed !== null && (await hasAnotherAmount(req, followed)),
    // Medusa shows the order to everyone who knows its cart.
    showsOrder: true,
  })
}

/** Whether the cart costs something else now than what was requested. */
async function hasAnotherAmount(
  { scope: container }: MedusaRequest,
  { payment_collection_id, authorized_session_id, ...payment }: Payment
): Promise<boolean> {
  if (authorized_session_id !== null || payment_collection_id === null) {
    return false
  }
  const { medusaRecords } = resolveFlexPay(container)
  const collection = await medusaRecords.read(payment_collection_id)
  return (
    collection !== null &&
    (collection.currency_code !== payment.currency_code ||
      !sameAmount(collection.amount, payment.session_amount))
  )
}
