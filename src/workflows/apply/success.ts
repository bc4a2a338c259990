import {
  completeCartWorkflow,
  processPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  BigNumber,
  ContainerRegistrationKeys,
  MathBN,
  MedusaError,
  Modules,
  PaymentActions,
  PaymentEvents,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction"
import { describeError } from "../describe-error"
import { findMedusaPayment } from "../refunds/medusa-payment"
import { decideApplication } from "./decide"
import type { Application } from "./decide"
import { readCollection } from "./collection"
import type { CollectionSession } from "./collection"

type Payable = Exclude<Application, { kind: "attention" }>

const TRIED_FOR_MS = 10 * 60 * 1000

/** Errors that the same try would meet again: stock gone, cart not complete. */
const LASTING_ERRORS: readonly string[] = [
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.NOT_FOUND,
]

/**
 * Makes an order of a success, or calls a person. May run again at any time,
 * after a crash at any line: it looks first at what Medusa holds, and core's
 * flows skip what is done. The caller holds the claim to apply.
 */
export async function applySuccess(
  container: MedusaContainer,
  transaction: Transaction
): Promise<Transaction | null> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  if (
    transaction.authorized_session_id !== null &&
    (await isGivenBack(container, transaction))
  ) {
    return await ledger.markApplied(transaction, {
      order_id: null,
      disposition: "going_back",
    })
  }
  const application = decideApplication(
    transaction,
    transaction.payment_collection_id
      ? await readCollection(container, transaction.payment_collection_id)
      : null
  )
  if (application.kind === "attention") {
    return await ledger.callForAttention(transaction, application.attention)
  }
  try {
    return await pay(container, transaction, application)
  } catch (error) {
    if (await isGivenBack(container, transaction)) {
      return await ledger.markApplied(transaction, {
        order_id: null,
        disposition: "going_back",
      })
    }
    const message = describeError(error)
    const since = Date.now() - (transaction.settled_at?.getTime() ?? 0)
    const lasts =
      isLasting(error) && !(await isPaidWith(container, transaction))
    return lasts || since > TRIED_FOR_MS
      ? await ledger.callForAttention(transaction, "order_not_placed", {
          error: message,
        })
      : await ledger.postponeApply(transaction, message)
  }
}

/**
 * Whether core gave the money back: it does when completing the cart fails
 * after the capture. No order may be made of that money any more.
 */
async function isGivenBack(
  container: MedusaContainer,
  { id }: Transaction
): Promise<boolean> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  // The session was tied to the money while the cart was completed.
  const transaction = await ledger.findById(id)
  const payment =
    transaction && (await findMedusaPayment(container, transaction))
  return (
    !!payment?.refunds.length &&
    !payment.order &&
    !MathBN.gt(payment.refundable, 0)
  )
}

async function pay(
  container: MedusaContainer,
  transaction: Transaction,
  application: Payable
): Promise<Transaction | null> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const { session } = application
  if (
    session.id !==
    (transaction.authorized_session_id ?? transaction.payment_session_id)
  ) {
    await ledger.moveToSession(transaction, session.id)
  }
  await reopen(container, session)
  const orderId =
    application.kind === "complete_cart"
      ? await completeCart(container, application.cart_id)
      : await processPayment(container, transaction, session)
  const [payment] = await container
    .resolve(Modules.PAYMENT)
    .listPayments(
      { payment_session_id: session.id },
      { select: ["id", "data"] }
    )
  if (!payment && orderId && application.kind === "complete_cart") {
    // The cart had its order before: core died before it linked the payment.
    await linkOrder(container, transaction, orderId)
    return await applySuccess(container, transaction)
  }
  if (payment?.data?.transaction_id !== transaction.id) {
    return await ledger.callForAttention(transaction, "paid_twice")
  }
  if (application.kind === "complete_cart") {
    // Completing a cart captures without telling; a store may wait for this.
    await container
      .resolve(Modules.EVENT_BUS)
      .emit({ name: PaymentEvents.CAPTURED, data: { id: payment.id } })
  }
  return await ledger.markApplied(transaction, { order_id: orderId })
}

/** A session that an earlier attempt failed is no obstacle to this success. */
async function reopen(
  container: MedusaContainer,
  session: CollectionSession
): Promise<void> {
  if (
    session.status !== PaymentSessionStatus.ERROR &&
    session.status !== PaymentSessionStatus.CANCELED
  ) {
    return
  }
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id: session.id,
    data: session.data ?? {},
    amount: new BigNumber(session.raw_amount.value),
    currency_code: session.currency_code,
    status: PaymentSessionStatus.PENDING,
  })
}

async function completeCart(
  container: MedusaContainer,
  cartId: string
): Promise<string> {
  const { result } = await completeCartWorkflow(container).run({
    input: { id: cartId },
  })
  return result.id
}

async function linkOrder(
  container: MedusaContainer,
  { payment_collection_id }: Transaction,
  orderId: string
): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: orderId },
    [Modules.PAYMENT]: { payment_collection_id },
  })
}

async function processPayment(
  container: MedusaContainer,
  transaction: Transaction,
  session: CollectionSession
): Promise<string | null> {
  await processPaymentWorkflow(container).run({
    input: {
      action: PaymentActions.SUCCESSFUL,
      data: {
        session_id: session.id,
        amount: new BigNumber(transaction.session_amount),
      },
    },
  })
  const collection = await readCollection(
    container,
    transaction.payment_collection_id ?? ""
  )
  return collection?.order?.id ?? null
}

/**
 * Whether Medusa holds this money meanwhile: the shopper may have completed the
 * cart at another server, and our own try ran into that.
 */
async function isPaidWith(
  container: MedusaContainer,
  { id, payment_collection_id }: Transaction
): Promise<boolean> {
  const collection =
    payment_collection_id &&
    (await readCollection(container, payment_collection_id))
  return collection
    ? collection.payments.some(({ data }) => data?.transaction_id === id)
    : false
}

function isLasting(error: unknown): boolean {
  return MedusaError.isMedusaError(error) && LASTING_ERRORS.includes(error.type)
}
