import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { sameAmount } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import type {
  Attention,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
import { describeError } from "../medusa/describe-error"
import {
  createOrderCollection,
  setCollectionAmount,
} from "../medusa/order-collection"
import { readPayableOrder } from "../medusa/payable-order"
import type { PayableOrder } from "../medusa/payable-order"
import { retryOrRaise } from "./retry-or-raise"

/**
 * Why an order does not take a payment now; null when it does.
 * @param order null when Medusa has no such order
 */
export function findOrderObstacle(
  order: PayableOrder | null,
  {
    session_amount,
    currency_code,
  }: Pick<Transaction, "session_amount" | "currency_code">
): Attention | null {
  if (!order || order.status === "draft") {
    return "session_gone"
  }
  if (order.status === "canceled") {
    return "order_canceled"
  }
  return order.currency_code === currency_code &&
    MathBN.lte(session_amount, order.outstanding)
    ? null
    : "order_changed"
}

/**
 * Ties a payment without a collection of its order to an unpaid one with this
 * amount, so that it is booked as any other: an unrequested payment, or one whose
 * collection was removed from the order. A process that dies in between
 * leaves an unpaid collection, which the next run uses.
 *
 * @returns the tied transaction; null when this sync has ended
 */
export async function tieToOrder(
  container: MedusaContainer,
  transaction: Transaction
): Promise<Transaction | null> {
  const flexpay = resolveFlexPay(container)
  const { order_id } = transaction
  const order = order_id ? await readPayableOrder(container, order_id) : null
  const attention = findOrderObstacle(order, transaction)
  if (!order || attention) {
    await flexpay.syncs.raise(transaction, {
      attention: attention ?? "session_gone",
      order_id,
    })
    return null
  }
  try {
    const collectionId = await prepareCollection(
      container,
      order,
      transaction.session_amount
    )
    return await flexpay.syncs.tieToCollection(transaction, collectionId)
  } catch (error) {
    const message = describeError(error)
    await retryOrRaise(flexpay, transaction, { message, isLasting: false })
    return null
  }
}

/** @returns the id of an unpaid collection that no other payment holds */
async function prepareCollection(
  container: MedusaContainer,
  order: PayableOrder,
  amount: string
): Promise<string> {
  const { payments } = resolveFlexPay(container)
  const unpaid = order.collections.filter(({ is_unpaid }) => is_unpaid)
  const collection =
    unpaid.find((each) => sameAmount(each.amount, amount)) ?? unpaid.at(0)
  if (!collection) {
    return await createOrderCollection(container, order.id, amount)
  }
  if (await payments.findBlocking(collection.id, [])) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      "Another payment of the order is under way."
    )
  }
  if (!sameAmount(collection.amount, amount)) {
    await setCollectionAmount(container, collection.id, amount)
  }
  return collection.id
}
