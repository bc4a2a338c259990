import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { keepLeases } from "./keep-leases"
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
  const { syncs, cartLeases } = resolveFlexPay(container)
  const collectionId = transaction.payment_collection_id
  if (!collectionId) {
    await syncs.raise(transaction, {
      attention: "session_gone",
      order_id: null,
    })
    return
  }
  const holder = randomUUID()
  const { lease } = await cartLeases.acquireForCollection(collectionId, holder)
  if (lease && !lease.acquired) {
    // The holder resumes this sync when it releases the lease.
    await syncs.postpone(transaction, lease.until)
    if (!(await cartLeases.awaitRelease(lease.cart_id, transaction.id))) {
      await resolveFlexPay(container).transactions.scheduleCheckNow(
        transaction.id
      )
    }
    return
  }
  const cartId = lease?.cart_id ?? null
  const stop = keepLeases(container, { transaction, cartId, holder })
  const interruptedCartId = lease?.interrupted ? lease.cart_id : null
  let isBooked = false
  try {
    const sync = new SuccessSync(container, transaction, interruptedCartId)
    isBooked = await sync.run()
  } finally {
    stop()
    if (cartId) {
      await cartLeases.release(cartId, holder, {
        owes: interruptedCartId !== null && !isBooked,
      })
    }
  }
}
