import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { RENEW_EVERY_MS } from "../../modules/flexpay/store/cart-leases"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { describeError } from "../medusa/describe-error"

/**
 * Renews leases for as long as their holder lives.
 * @returns ends it
 */
export function keepLeases(
  container: MedusaContainer,
  {
    transaction,
    cartId,
    holder,
  }: {
    /** Whose sync lease is held, if any. */
    transaction?: Transaction
    /** Whose cart lease is held, if any. */
    cartId: string | null
    /** Of the cart lease. */
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
      // A lease lasts for several renewals; the next one tries again.
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`FlexPay: a lease was not renewed: ${describeError(error)}`)
    })
  }, RENEW_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
