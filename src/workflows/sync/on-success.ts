import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { underCartLease } from "./keep-leases"
import { SuccessSync } from "./success-sync"

/**
 * Turns a success into its order's payment, or raises it for attention. May run
 * again at any time, after a crash at any line: under the cart's lease it reads
 * Medusa's records, takes one step, and reads again, until no step remains. The
 * caller has the sync lease.
 */
export async function syncSuccess(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  const { syncs, cartLeases, transactions } = resolveFlexPay(container)
  if (!transaction.payment_collection_id) {
    await syncs.raise(transaction, {
      attention: "session_gone",
      order_id: null,
    })
    return
  }
  const holding = await underCartLease(
    container,
    transaction,
    (interruptedCartId) =>
      new SuccessSync(container, transaction, interruptedCartId).run()
  )
  // The holder resumes this sync when it releases the lease.
  if (
    holding &&
    !(await cartLeases.awaitRelease(holding.cart_id, transaction.id))
  ) {
    await transactions.scheduleCheckNow(transaction.id)
  }
}
