import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { FLEXPAY_MODULE } from "../../../../../modules/flexpay"
import { TOO_MANY_PUSHES } from "../../../../../modules/flexpay/requests"
import type FlexPayModuleService from "../../../../../modules/flexpay/service"
import type { Payment } from "../../../../../modules/flexpay/transaction"
import {
  confirmFlexpayTransactionWorkflow,
  requestFlexpayPaymentWorkflow,
} from "../../../../../workflows"
import { describeError } from "../../../../../workflows/describe-error"
import { toStoreTransaction } from "../response"
import type { StoreFlexPayTransactionResponse } from "../types"
import type { StoreRequestFlexPayPaymentBody } from "../validators"

/** How long a page may wait for FlexPay before it hears the present state. */
const ANSWER_WITHIN_MS = 4_000

/** Asks for the push (mobile money), or for the page to pay on (card). */
export async function POST(
  req: MedusaRequest<StoreRequestFlexPayPaymentBody>,
  res: MedusaResponse<
    | StoreFlexPayTransactionResponse
    | { type: string; code: string; message: string }
  >
): Promise<void> {
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  try {
    const { result } = await requestFlexpayPaymentWorkflow(req.scope).run({
      input: {
        payment_session_id: req.params.id ?? "",
        ...req.validatedBody,
      },
    })
    respond(res, await ledger.findPayment(result.id))
  } catch (error) {
    if (MedusaError.isMedusaError(error) && error.code === TOO_MANY_PUSHES) {
      const { type, code, message } = error
      // Medusa's error handler has no type for this status.
      res.status(429).json({ type, code, message })
      return
    }
    throw error
  }
}

/** Tells the shopper's page where the payment stands, and helps it along. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StoreFlexPayTransactionResponse>
): Promise<void> {
  const transaction = await findTransaction(req.scope, req.params.id ?? "")
  if (!transaction || !isDue(transaction)) {
    respond(res, transaction)
    return
  }
  // The page is the quickest to notice a lost callback.
  await Promise.race([confirm(req.scope, transaction), sleep(ANSWER_WITHIN_MS)])
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  respond(res, await ledger.findPayment(transaction.id))
}

function respond(
  res: MedusaResponse<StoreFlexPayTransactionResponse>,
  transaction: Payment | null
): void {
  // With the ETag that Express adds, the browser asks each time, and is told
  // "not modified" instead of the same again: shoppers pay for each kilobyte.
  res.setHeader("cache-control", "private, no-cache")
  res.json({ transaction: transaction && toStoreTransaction(transaction) })
}

function isDue({ next_check_at }: Payment): boolean {
  return next_check_at !== null && next_check_at.getTime() <= Date.now()
}

async function confirm(
  container: MedusaContainer,
  { id }: Payment
): Promise<void> {
  try {
    await confirmFlexpayTransactionWorkflow(container).run({ input: { id } })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `FlexPay: confirming ${id} for its shopper failed: ${describeError(error)}`
      )
  }
}

/**
 * The attempt that matters for a session. A shop may have made the session
 * anew while a push was under way: then it is found by the collection.
 */
async function findTransaction(
  container: MedusaContainer,
  sessionId: string
): Promise<Payment | null> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const asked = await ledger.findForSession(sessionId)
  if (asked) {
    return asked
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "payment_session",
      fields: ["payment_collection_id"],
      filters: { id: sessionId },
    })
  const [session] = z
    .array(z.object({ payment_collection_id: z.string() }))
    .parse(data)
  if (!session) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no payment session ${sessionId}.`
    )
  }
  return await ledger.findForCollection(session.payment_collection_id)
}
