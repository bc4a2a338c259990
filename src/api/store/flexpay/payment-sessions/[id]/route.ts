import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { sameAmount } from "../../../../../gateway"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { TOO_MANY_PUSHES } from "../../../../../modules/flexpay/payments/payment-requester"
import type { Payment } from "../../../../../modules/flexpay/transaction/transaction"
import { requestFlexPayPaymentWorkflow } from "../../../../../workflows"
import {
  CART_CHANGED,
  ORDER_CANCELED,
} from "../../../../../workflows/payments/request-payment"
import { mustExist } from "../../../../../workflows/must-find"
import { readPaymentSession } from "../../../../../workflows/medusa/payment-session"
import { readRefusal, type Refusal } from "../../../../read-refusal"
import type { StoreFlexPayTransactionResponse } from "../types"
import type { StoreRequestFlexPayPaymentBody } from "../validators"
import { answerStatus, followPayment } from "../../status"

/** Codes of refusals that a shop handles. */
const REFUSALS = [TOO_MANY_PUSHES, CART_CHANGED, ORDER_CANCELED]

/** Requests the push (mobile money), or the page to pay on (card). */
export async function POST(
  req: MedusaRequest<StoreRequestFlexPayPaymentBody>,
  res: MedusaResponse<StoreFlexPayTransactionResponse | Refusal>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  try {
    const { result } = await requestFlexPayPaymentWorkflow(req.scope).run({
      input: {
        payment_session_id: req.params.id ?? "",
        caller_hash: flexpay.hashCaller(req.ip ?? ""),
        ...req.validatedBody,
      },
    })
    await respond(req, res, await flexpay.payments.findById(result.id))
  } catch (error) {
    const refusal = readRefusal(error, REFUSALS)
    res.status(refusal.code === TOO_MANY_PUSHES ? 429 : 409).json(refusal)
  }
}

/**
 * Returns the payment's state to the shopper's page; confirms it when due. With
 * `wait`, the answer comes once the state differs from the one that the page
 * shows.
 */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StoreFlexPayTransactionResponse>
): Promise<void> {
  const transaction = await findTransaction(req.scope, req.params.id ?? "")
  await respond(req, res, await followPayment(req, res, transaction))
}

async function respond(
  req: MedusaRequest,
  res: MedusaResponse<StoreFlexPayTransactionResponse>,
  payment: Payment | null
): Promise<void> {
  const sessionId = req.params.id ?? ""
  await answerStatus(req, res, {
    payment,
    amountChanged:
      payment !== null &&
      (await hasAnotherAmount(req.scope, payment, sessionId)),
    showsOrder: payment !== null && (await isCartKnown(req, payment)),
  })
}

/**
 * Whether the caller knows the cart. Medusa shows name, address and order to
 * everyone who knows the cart's id, and to everyone who knows the order's id: a
 * session's id, which gets into logs and messages to the shop, must not do that.
 */
async function isCartKnown(
  req: MedusaRequest,
  { order_id, payment_collection_id }: Payment
): Promise<boolean> {
  const { cart_id } = req.query
  return (
    order_id !== null &&
    typeof cart_id === "string" &&
    (await resolveFlexPay(req.scope).medusaRecords.isOfCart(
      payment_collection_id,
      cart_id
    ))
  )
}

/** Whether the polled session replaced the attempt's with another amount. */
async function hasAnotherAmount(
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

/**
 * The session's attempt. If the shop replaced the session while a push was
 * live, the attempt of its payment collection.
 */
async function findTransaction(
  container: MedusaContainer,
  sessionId: string
): Promise<Payment | null> {
  const flexpay = resolveFlexPay(container)
  const attempt = await flexpay.payments.findForSession(sessionId)
  if (attempt) {
    return attempt
  }
  const session = await readPaymentSession(container, sessionId)
  const { payment_collection_id } = mustExist(
    session,
    "payment session",
    sessionId
  )
  return await flexpay.payments.findUnbookedForCollection(payment_collection_id)
}
