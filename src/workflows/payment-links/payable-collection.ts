import {
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  refreshPaymentCollectionForCartWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, Modules } from "@medusajs/framework/utils"
import { sameAmount } from "../../gateway"
import type { MedusaState } from "../medusa/medusa-state"
import { readMedusaState } from "../medusa/medusa-state"
import { readPayableCart } from "../medusa/payable-cart"
import { mustExist } from "../must-find"
import { dueAmount } from "../sync/plan"

/** The payment collection of a cart, created if it has none. */
export async function collectionOfCart(
  container: MedusaContainer,
  cartId: string
): Promise<string> {
  const cart = mustExist(
    await readPayableCart(container, cartId),
    "cart",
    cartId
  )
  if (cart.payment_collection_id) {
    return cart.payment_collection_id
  }
  await createPaymentCollectionForCartWorkflow(container).run({
    input: { cart_id: cartId },
  })
  const { payment_collection_id } = mustExist(
    await readPayableCart(container, cartId),
    "cart",
    cartId
  )
  return mustExist(payment_collection_id, "payment collection of cart", cartId)
}

/**
 * The session of a payment collection by which a provider takes what is due now;
 * created if there is none. A cart keeps one session, as Medusa's own checkout
 * does; the collection of an order may get several, of which one is paid.
 */
export async function sessionFor(
  container: MedusaContainer,
  collectionId: string,
  providerId: string
): Promise<string> {
  const medusa = await mustReadState(container, collectionId)
  const fitting = fittingSession(medusa, providerId)
  if (fitting) {
    return fitting
  }
  if (isOfOrder(medusa)) {
    const session = await container
      .resolve(Modules.PAYMENT)
      .createPaymentSession(collectionId, {
        provider_id: providerId,
        currency_code: medusa.currency_code,
        amount: new BigNumber(dueAmount(medusa)),
        data: {},
      })
    return session.id
  }
  await refreshPaymentCollectionForCartWorkflow(container).run({
    input: { cart_id: medusa.cart?.id ?? "" },
  })
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collectionId, provider_id: providerId },
  })
  return result.id
}

export async function mustReadState(
  container: MedusaContainer,
  collectionId: string
): Promise<MedusaState> {
  return mustExist(
    await readMedusaState(container, collectionId),
    "payment collection",
    collectionId
  )
}

function isOfOrder({ order, cart }: MedusaState): boolean {
  return order !== null || !cart || cart.orders.length > 0
}

function fittingSession(
  medusa: MedusaState,
  providerId: string
): string | undefined {
  const due = dueAmount(medusa)
  return medusa.sessions.find(
    ({ id, provider_id, currency_code, amount }) =>
      provider_id === providerId &&
      currency_code === medusa.currency_code &&
      sameAmount(amount, due) &&
      !medusa.payments.some(({ session_id }) => session_id === id)
  )?.id
}
