import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { CartLease } from "../../modules/flexpay/store/cart-leases"
import { logFailure } from "../medusa/describe-error"
import { confirmInBackground } from "../payments/confirm-transaction"
import { keepLeases } from "./keep-leases"

/** How long a request waits for a lease; a sync takes a second or two. */
const WAIT_MAX_MS = 10_000
const RETRY_MS = 100

/** A lease that a request has acquired. */
export interface AcquiredCartLease {
  lease: Extract<CartLease, { acquired: true }>
  holder: string
}

/** Retries until the lease is acquired, there is none, or the time is over. */
export async function untilAcquired<Answer>(
  acquire: () => Promise<Answer>,
  leaseOf: (answer: Answer) => CartLease | null
): Promise<Answer> {
  const deadline = performance.now() + WAIT_MAX_MS
  for (;;) {
    const answer = await acquire()
    const lease = leaseOf(answer)
    if (!lease || lease.acquired || performance.now() > deadline) {
      return answer
    }
    await sleep(RETRY_MS)
  }
}

/** Releases the lease, and confirms the transactions that waited for it. */
export async function releaseCartLease(
  container: MedusaContainer,
  { lease, holder }: AcquiredCartLease
): Promise<void> {
  const { cartLeases } = resolveFlexPay(container)
  try {
    const due = await cartLeases.release(lease.cart_id, holder, {
      owes: lease.interrupted,
    })
    for (const id of due) {
      await confirmInBackground(container, id, "after a cart's lease")
    }
  } catch (error) {
    // The lease expires, and the recheck job syncs what is due.
    logFailure(container, "releasing the lease of a cart failed", error)
  }
}

/**
 * Runs `work` under the lease of a cart.
 * @returns null, without running it, while another holder keeps the lease
 */
export async function withCartLease<Result>(
  container: MedusaContainer,
  cartId: string,
  work: () => Promise<Result>
): Promise<Result | null> {
  const { cartLeases } = resolveFlexPay(container)
  const holder = randomUUID()
  const lease = await untilAcquired(
    () => cartLeases.acquire(cartId, holder),
    (answer) => answer
  )
  if (!lease.acquired) {
    return null
  }
  const stop = keepLeases(container, { cartId, holder })
  try {
    return await work()
  } finally {
    stop()
    await releaseCartLease(container, { lease, holder })
  }
}
