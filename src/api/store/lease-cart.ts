import { randomUUID } from "node:crypto"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { sameAmount } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import { adoptOrder } from "../../workflows/sync/adopt-order"
import {
  releaseCartLease,
  untilAcquired,
  type AcquiredCartLease,
} from "../../workflows/sync/cart-lease"
import { keepLeases } from "../../workflows/sync/keep-leases"

/**
 * Acquires the cart's lease for `POST /store/carts/:id/complete`, until its
 * handler ends, which may be after the client disconnected: core goes on
 * completing. So a cart is completed once, on any number of servers. An order
 * that a dead server left without one of its links is adopted.
 */
export async function leaseCartForCompletion(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { cartLeases } = resolveFlexPay(req.scope)
  const holder = randomUUID()
  const lease = await untilAcquired(
    () => cartLeases.acquire(req.params.id ?? "", holder),
    (answer) => answer
  )
  if (!lease.acquired) {
    refuse(res)
    return
  }
  keepUntilAnswered(req, res, { lease, holder })
  if (lease.interrupted) {
    await adoptOrder(req.scope, lease.cart_id)
  }
  next()
}

/**
 * Acquires the cart's lease for
 * `POST /store/payment-collections/:id/payment-sessions`, so that no session is
 * deleted while its order is being placed. While a payment attempt is live or
 * succeeded, keeps a session as requested: a shop's page requests one each time
 * its shopper comes back.
 */
export async function leaseCartForSession(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { cartLeases } = resolveFlexPay(req.scope)
  const collectionId = req.params.id ?? ""
  const holder = randomUUID()
  const { lease, hasAttempt } = await untilAcquired(
    () => cartLeases.acquireForCollection(collectionId, holder),
    (answer) => answer.lease
  )
  if (lease?.acquired) {
    keepUntilAnswered(req, res, { lease, holder })
  }
  if (hasAttempt && (await hasFittingSession(req, collectionId))) {
    res.status(200).json({
      payment_collection: await readCollection(
        req,
        collectionId,
        req.queryConfig.fields
      ),
    })
    return
  }
  if (lease && !lease.acquired) {
    refuse(res)
    return
  }
  next()
}

function refuse(res: MedusaResponse): void {
  res.status(409).json({
    type: "conflict",
    code: "cart_in_progress",
    message:
      "The order of this cart is being placed. Try again in a few seconds.",
  })
}

/**
 * Renews the lease until the handler ends its response, which it does even if
 * the client has closed the connection.
 */
function keepUntilAnswered(
  req: MedusaRequest,
  res: MedusaResponse,
  { lease, holder }: AcquiredCartLease
): void {
  const stop = keepLeases(req.scope, { cartId: lease.cart_id, holder })
  const end = res.end.bind(res)
  let isReleased = false
  const release = () => {
    if (!isReleased) {
      isReleased = true
      stop()
      void releaseCartLease(req.scope, { lease, holder })
    }
  }
  res.end = ((...parameters: Parameters<typeof end>) => {
    release()
    return end(...parameters)
  }) as typeof res.end
}

const bodySchema = z.object({ provider_id: z.string() })

/** Whether the collection already has a session as requested. */
async function hasFittingSession(
  req: MedusaRequest,
  collectionId: string
): Promise<boolean> {
  const body = bodySchema.safeParse(req.body)
  const { medusaRecords } = resolveFlexPay(req.scope)
  const collection = await medusaRecords.read(collectionId)
  return (
    body.success &&
    collection !== null &&
    collection.sessions.some(
      ({ provider_id, currency_code, amount }) =>
        provider_id === body.data.provider_id &&
        currency_code === collection.currency_code &&
        sameAmount(amount, collection.amount)
    )
  )
}

async function readCollection(
  req: MedusaRequest,
  id: string,
  fields: string[]
): Promise<unknown> {
  const { data } = await req.scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "payment_collection", fields, filters: { id } })
  return data[0]
}
