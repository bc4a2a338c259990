import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { Disposition } from "../../modules/flexpay/transaction/transaction"
import { missingLink } from "./plan"
import { addLink } from "./take-step"

/** The payment is the order's, or becomes it. */
const PAYS_ORDER: readonly (Disposition | null)[] = ["becoming_order", "booked"]

/**
 * Adds the link that core left out of an order when its process died, before the
 * cart is completed again: core then returns this order, and places no second
 * one. The caller has the cart's lease, and met it interrupted.
 *
 * An order that is placed after its payment is adopted only if it is paid for:
 * core returns an order without looking for its payment.
 */
export async function adoptOrder(
  container: MedusaContainer,
  cartId: string
): Promise<void> {
  const { medusaRecords, options, payments } = resolveFlexPay(container)
  const collectionId = await medusaRecords.findCollectionOfCart(cartId)
  const records = collectionId && (await medusaRecords.read(collectionId))
  const link = records ? missingLink(records) : null
  if (!collectionId || !link) {
    return
  }
  const payment = await payments.findForCollection(collectionId)
  if (
    options.order_placement === "before_payment" ||
    PAYS_ORDER.includes(payment?.disposition ?? null)
  ) {
    await addLink(container, link, collectionId)
  }
}
