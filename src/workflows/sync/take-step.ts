import {
  completeCartWorkflow,
  createPaymentSessionsWorkflow,
  processPaymentWorkflow,
  refreshPaymentCollectionForCartWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  BigNumber,
  ContainerRegistrationKeys,
  Modules,
  PaymentActions,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import type { MedusaSession } from "../../modules/flexpay/store/medusa-records"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { readMedusaState } from "../medusa/medusa-state"
import type { LinkStep, Step } from "./plan"

/**
 * Takes one step of a sync by core's own workflows.
 * @returns the transaction, perhaps tied to another session
 */
export async function takeStep(
  container: MedusaContainer,
  transaction: Transaction,
  step: Step
): Promise<Transaction> {
  switch (step.kind) {
    case "link_cart":
    case "link_collection":
      await addLink(container, step, transaction.payment_collection_id)
      return transaction
    case "create_session":
      await createSession(container, transaction, step)
      return transaction
    case "complete_cart": {
      const tied = await tie(container, transaction, step.session)
      await reopen(container, step.session)
      await completeCartWorkflow(container).run({
        input: { id: step.cart_id },
      })
      return tied
    }
    case "pay_order": {
      const tied = await tie(container, transaction, step.session)
      await reopen(container, step.session)
      await processPaymentWorkflow(container).run({
        input: {
          action: PaymentActions.SUCCESSFUL,
          data: {
            session_id: step.session.id,
            amount: new BigNumber(transaction.session_amount),
          },
        },
      })
      return tied
    }
  }
}

/** Ties a transaction to the session that it pays, if that changed. */
async function tie(
  container: MedusaContainer,
  transaction: Transaction,
  session: MedusaSession
): Promise<Transaction> {
  const { authorized_session_id, payment_session_id } = transaction
  if (session.id === (authorized_session_id ?? payment_session_id)) {
    return transaction
  }
  const { syncs } = resolveFlexPay(container)
  return (await syncs.tieToSession(transaction, session.id)) ?? transaction
}

/** Reopens a session that an earlier attempt failed. */
async function reopen(
  container: MedusaContainer,
  session: MedusaSession
): Promise<void> {
  if (
    session.status !== PaymentSessionStatus.ERROR &&
    session.status !== PaymentSessionStatus.CANCELED
  ) {
    return
  }
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id: session.id,
    // Not its data, which clients may write.
    data: { session_id: session.id },
    amount: new BigNumber(session.amount),
    currency_code: session.currency_code,
    status: PaymentSessionStatus.PENDING,
  })
}

async function createSession(
  container: MedusaContainer,
  { method, currency_code, session_amount, payment_collection_id }: Transaction,
  { for_order }: Extract<Step, { kind: "create_session" }>
): Promise<void> {
  const collectionId = payment_collection_id ?? ""
  const payments = container.resolve(Modules.PAYMENT)
  const providers = await payments.listPaymentProviders({ is_enabled: true })
  const provider = providers.find(({ id }) => methodOfProvider(id) === method)
  if (!provider) {
    return
  }
  if (for_order) {
    // An order's collection may require less than its amount by now.
    await payments.createPaymentSession(collectionId, {
      provider_id: provider.id,
      currency_code,
      amount: new BigNumber(session_amount),
      data: {},
    })
    return
  }
  const medusa = await readMedusaState(container, collectionId)
  await refreshPaymentCollectionForCartWorkflow(container).run({
    input: { cart_id: medusa?.cart?.id ?? "" },
  })
  await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collectionId, provider_id: provider.id },
  })
}

/** Adds the link that core left out of an order; adding it again changes nothing. */
export async function addLink(
  container: MedusaContainer,
  step: LinkStep,
  collectionId: string | null
): Promise<void> {
  const [module, key, id] =
    step.kind === "link_cart"
      ? [Modules.CART, "cart_id", step.cart_id]
      : [Modules.PAYMENT, "payment_collection_id", collectionId]
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: step.order_id },
    [module]: { [key]: id },
  })
}
