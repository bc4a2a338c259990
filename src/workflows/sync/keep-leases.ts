import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { RENEW_EVERY_MS } from "../../modules/flexpay/store/cart-leases"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { describeError } from "../medusa/describe-error"

/**
 * Renews leases until the returned function is called, or the process ends.
 */
export function keepLeases(
  container: MedusaContainer,
  {
    transaction,
    cartId,
    holder,
  }: {
    /** The transaction with the sync lease, if any. */
    transaction?: Transaction
    /** The cart with the cart lease, if any. */
    cartId: string | null
    /** Holder of the cart lease. */
    holder: string
  }
): () => void {
  const { syncs, cartLeases } = resolveFlexPay(container)
  const renew = async () => {
    await Promise.all([
      transaction && syncs.renew(transaction),
      cartId && cartLeases.renew(cartId, holder),
    ])
  }
  const timer = setInterval(() => {
    renew().catch((error: unknown) => {
      // A lease outlasts several renewals; the next one tries again.
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`FlexPay: a lease was not renewed: ${describeError(error)}`)
    })
  }, RENEW_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
