import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import {
  RENEW_EVERY_MS,
  type CartLease,
} from "../../modules/flexpay/store/cart-leases"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { logFailure } from "../medusa/describe-error"

/** How long leases are renewed: a request may never end. */
const RENEWED_FOR_MS = 10 * 60_000

/** The cart of a lease that a part of a sync runs under. */
export interface LeasedCart {
  /** Null where the collection belongs to no cart. */
  readonly cart_id: string | null
  /**
   * Whether a run did not finish under this lease: its process died, or core did
   * not end in time. What is still true when the work ends is kept with the
   * lease.
   */
  is_interrupted: boolean
}

/**
 * Runs a part of a sync under the lease of its collection's cart, if it has a
 * cart. While another process has the lease, postpones the sync.
 *
 * @returns the lease of the other process; null after the work
 */
export async function underCartLease(
  container: MedusaContainer,
  transaction: Transaction,
  work: (cart: LeasedCart) => Promise<void>
): Promise<Extract<CartLease, { acquired: false }> | null> {
  const { syncs, cartLeases } = resolveFlexPay(container)
  const holder = randomUUID()
  const { lease } = await cartLeases.acquireForCollection(
    transaction.payment_collection_id ?? "",
    holder
  )
  if (lease && !lease.acquired) {
    await syncs.postpone(transaction, lease.until)
    return lease
  }
  const cartId = lease?.cart_id ?? null
  const cart = { cart_id: cartId, is_interrupted: lease?.interrupted ?? false }
  const stop = keepLeases(container, { transaction, cartId, holder })
  try {
    await work(cart)
  } finally {
    stop()
    if (cartId) {
      await cartLeases.release(cartId, holder, { owes: cart.is_interrupted })
    }
  }
  return null
}

/**
 * Renews leases until the returned function is called, the process ends, or ten
 * minutes are over.
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
  const begin = Date.now()
  const timer = setInterval(() => {
    if (Date.now() - begin >= RENEWED_FOR_MS) {
      clearInterval(timer)
      return
    }
    renew().catch((error: unknown) =>
      // A lease outlasts several renewals; the next one tries again.
      logFailure(container, "a lease was not renewed", error)
    )
  }, RENEW_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
