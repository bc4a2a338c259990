import { createOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, Modules } from "@medusajs/framework/utils"
import { mustExist } from "../must-find"

/**
 * Creates an unpaid payment collection of an order.
 * @param amount decimal string, major units
 * @returns its id
 */
export async function createOrderCollection(
  container: MedusaContainer,
  order_id: string,
  amount: string
): Promise<string> {
  const { result } = await createOrderPaymentCollectionWorkflow(container).run({
    input: { order_id, amount: new BigNumber(amount).numeric },
  })
  const [collection] = result
  return mustExist(collection ?? null, "payment collection of", order_id).id
}

/** @param amount decimal string, major units */
export async function setCollectionAmount(
  container: MedusaContainer,
  collectionId: string,
  amount: string
): Promise<void> {
  await container
    .resolve(Modules.PAYMENT)
    .updatePaymentCollections(collectionId, { amount: new BigNumber(amount) })
}
