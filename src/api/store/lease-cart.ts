import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { sameAmount } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import type { CartLease } from "../../modules/flexpay/store/cart-leases"
import { confirmFlexPayTransactionWorkflow } from "../../workflows"
import { keepLeases } from "../../workflows/sync/keep-leases"
import { describeError } from "../../workflows/medusa/describe-error"

/** How long a request waits for a lease: a sync takes a second or two. */
const WAIT_MAX_MS = 10_000
const ASK_AGAIN_MS = 100
/** Nothing that a request does takes as long; then its lease runs out. */
const HELD_MAX_MS = 10 * 60_000

/**
 * `POST /store/carts/:id/complete` holds the cart's lease until its handler has
 * ended, which may be after the client left: core goes on completing. So one
 * cart is completed once, on any number of servers.
 */
export async function leaseCartForCompletion(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  try {
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
    holdUntilAnswered(req, res, { lease, holder })
    next()
  } catch (error) {
    next(error)
  }
}

/**
 * `POST /store/payment-collections/:id/payment-sessions` holds the cart's lease,
 * so that no session is deleted while its order is being placed. While a
 * payment attempt is live, or money arrived, a session that fits is left as it
 * is: a shop's page asks for one each time its shopper comes back to it.
 */
export async function leaseCartForSession(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  try {
    const { cartLeases } = resolveFlexPay(req.scope)
    const collectionId = req.params.id ?? ""
    const holder = randomUUID()
    const { lease, hasAttempt } = await untilAcquired(
      () => cartLeases.acquireForCollection(collectionId, holder),
      (answer) => answer.lease
    )
    if (lease?.acquired) {
      holdUntilAnswered(req, res, { lease, holder })
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
  } catch (error) {
    next(error)
  }
}

/** Tries to acquire a lease until it is held, there is none, or the time is over. */
async function untilAcquired<Answer>(
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
    await sleep(ASK_AGAIN_MS)
  }
}

function refuse(res: MedusaResponse): void {
  res.status(409).json({
    type: "conflict",
    code: "cart_in_progress",
    message:
      "The order of this cart is being placed. Ask again in a few seconds.",
  })
}

/**
 * Keeps the lease until the handler ends its response. A client that left
 * closes the connection; the handler still ends the response when it is done.
 */
function holdUntilAnswered(
  req: MedusaRequest,
  res: MedusaResponse,
  {
    lease,
    holder,
  }: { lease: Extract<CartLease, { acquired: true }>; holder: string }
): void {
  const stop = keepLeases(req.scope, { cartId: lease.cart_id, holder })
  const limit = setTimeout(stop, HELD_MAX_MS)
  limit.unref()
  const end = res.end.bind(res)
  let isReleased = false
  const release = () => {
    if (!isReleased) {
      isReleased = true
      clearTimeout(limit)
      stop()
      void releaseLease(req, { lease, holder })
    }
  }
  res.end = ((...parameters: Parameters<typeof end>) => {
    release()
    return end(...parameters)
  }) as typeof res.end
}

/** Releases the lease, and syncs what waited for it. */
async function releaseLease(
  req: MedusaRequest,
  {
    lease,
    holder,
  }: { lease: Extract<CartLease, { acquired: true }>; holder: string }
): Promise<void> {
  const { cartLeases } = resolveFlexPay(req.scope)
  try {
    const due = await cartLeases.release(lease.cart_id, holder, {
      owes: lease.interrupted,
    })
    for (const id of due) {
      await confirmFlexPayTransactionWorkflow(req.scope).run({ input: { id } })
    }
  } catch (error) {
    // The lease runs out, and the recheck job syncs what is due.
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`FlexPay: after a cart's lease: ${describeError(error)}`)
  }
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
