import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { sameAmount } from "../../../../../gateway"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { TOO_MANY_PUSHES } from "../../../../../modules/flexpay/payments/payment-requester"
import type { Payment } from "../../../../../modules/flexpay/transaction/transaction"
import {
  confirmFlexPayTransactionWorkflow,
  requestFlexPayPaymentWorkflow,
} from "../../../../../workflows"
import {
  CART_CHANGED,
  ORDER_CANCELED,
} from "../../../../../workflows/payments/request-payment"
import { describeError } from "../../../../../workflows/medusa/describe-error"
import { readPaymentSession } from "../../../../../workflows/medusa/payment-session"
import { toStoreTransaction } from "../response"
import type { StoreFlexPayTransactionResponse } from "../types"
import type { StoreRequestFlexPayPaymentBody } from "../validators"

/** How long a page may wait for FlexPay before it hears the present state. */
const ANSWER_WITHIN_MS = 4_000

/** HTTP statuses of refusals that a shop reacts to. */
const STATUS_OF: ReadonlyMap<string | undefined, number> = new Map([
  [TOO_MANY_PUSHES, 429],
  [CART_CHANGED, 409],
  [ORDER_CANCELED, 409],
])

/** Asks for the push (mobile money), or for the page to pay on (card). */
export async function POST(
  req: MedusaRequest<StoreRequestFlexPayPaymentBody>,
  res: MedusaResponse<
    | StoreFlexPayTransactionResponse
    | { type: string; code: string; message: string }
  >
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  try {
    const { result } = await requestFlexPayPaymentWorkflow(req.scope).run({
      input: {
        payment_session_id: req.params.id ?? "",
        ...req.validatedBody,
      },
    })
    await respond(req, res, await flexpay.payments.findById(result.id))
  } catch (error) {
    const status = MedusaError.isMedusaError(error)
      ? STATUS_OF.get(error.code)
      : undefined
    if (!MedusaError.isMedusaError(error) || !status) {
      throw error
    }
    const { type, code = "", message } = error
    // Medusa's error handler has no types for these, or replaces the message.
    res.status(status).json({ type, code, message })
  }
}

/** Tells the shopper's page where the payment stands, and helps it along. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StoreFlexPayTransactionResponse>
): Promise<void> {
  const transaction = await findTransaction(req.scope, req.params.id ?? "")
  const flexpay = resolveFlexPay(req.scope)
  if (!transaction || !isDue(transaction, await flexpay.now())) {
    await respond(req, res, transaction)
    return
  }
  // The page is the quickest to notice a lost callback.
  await Promise.race([confirm(req.scope, transaction), sleep(ANSWER_WITHIN_MS)])
  await respond(req, res, await flexpay.payments.findById(transaction.id))
}

async function respond(
  req: MedusaRequest,
  res: MedusaResponse<StoreFlexPayTransactionResponse>,
  transaction: Payment | null
): Promise<void> {
  const sessionId = req.params.id ?? ""
  const flexpay = resolveFlexPay(req.scope)
  // With the ETag that Express adds, the browser asks each time, and is told
  // "not modified" instead of the same again: shoppers pay for each kilobyte.
  res.setHeader("cache-control", "private, no-cache")
  res.json({
    transaction:
      transaction &&
      toStoreTransaction(transaction, {
        now: await flexpay.now(),
        amountChanged: await isForAnotherAmount(
          req.scope,
          transaction,
          sessionId
        ),
      }),
  })
}

/** Whether the polled session took the place of the attempt's with another amount. */
async function isForAnotherAmount(
  container: MedusaContainer,
  transaction: Payment,
  sessionId: string
): Promise<boolean> {
  if (
    transaction.payment_session_id === sessionId ||
    transaction.authorized_session_id === sessionId
  ) {
    return false
  }
  const session = await readPaymentSession(container, sessionId)
  return (
    session !== null &&
    (session.currency_code !== transaction.currency_code ||
      !sameAmount(session.amount, transaction.session_amount))
  )
}

function isDue({ next_check_at }: Payment, now: Date): boolean {
  return next_check_at !== null && next_check_at <= now
}

async function confirm(
  container: MedusaContainer,
  { id }: Payment
): Promise<void> {
  try {
    await confirmFlexPayTransactionWorkflow(container).run({ input: { id } })
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
  const flexpay = resolveFlexPay(container)
  const asked = await flexpay.payments.findForSession(sessionId)
  if (asked) {
    return asked
  }
  const session = await readPaymentSession(container, sessionId)
  if (!session) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no payment session ${sessionId}.`
    )
  }
  return await flexpay.payments.findUnbookedForCollection(
    session.payment_collection_id
  )
}
