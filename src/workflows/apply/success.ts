import { randomUUID } from "node:crypto"
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
  MedusaError,
  Modules,
  OrderWorkflowEvents,
  PaymentActions,
  PaymentEvents,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type { MedusaSession } from "../../modules/flexpay/medusa-records"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction"
import { describeError } from "../describe-error"
import { keepLeases } from "./keep-leases"
import { readMedusaState } from "./medusa-state"
import { planSync } from "./plan"
import type { End, Step } from "./plan"

/** For how long after the payment a sync that fails is tried again. */
const TRIED_FOR_MS = 10 * 60 * 1000

/** How often a session may be replaced before a sync is tried again later. */
const REPLACED_MAX = 3

/** Errors that the same try would meet again: stock gone, cart not complete. */
const LASTING_ERRORS: readonly string[] = [
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.NOT_FOUND,
]

/**
 * Makes an order's payment of a success, or puts it in the attention list. May
 * run again at any time, after a crash at any line: under the cart's lease it
 * reads what Medusa holds, does one step, and reads again, until nothing is
 * left to do. The caller holds the sync lease.
 */
export async function syncSuccess(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  const { syncs, cartLeases } =
    container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
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
    // Its holder wakes this sync up when it releases the lease.
    await syncs.postpone(transaction, lease.until)
    if (!(await cartLeases.awaitRelease(lease.cart_id, transaction.id))) {
      await container
        .resolve<FlexPayModuleService>(FLEXPAY_MODULE)
        .makeDue(transaction.id)
    }
    return
  }
  const cartId = lease?.cart_id ?? null
  const stop = keepLeases(container, { transaction, cartId, holder })
  const isRecovery = lease?.interrupted ?? false
  let isBooked = false
  try {
    isBooked = await new Sync(container, transaction, isRecovery).run()
  } finally {
    stop()
    if (cartId) {
      await cartLeases.release(cartId, holder, {
        owes: isRecovery && !isBooked,
      })
    }
  }
}

/** One run of a sync, under its leases. */
class Sync {
  private readonly ledger: FlexPayModuleService
  private readonly done = new Set<Step["kind"]>()
  /** How often the session was replaced under this run. */
  private replaced = 0

  constructor(
    private readonly container: MedusaContainer,
    private transaction: Transaction,
    /** A process died while it held the cart's lease. */
    private readonly isRecovery: boolean
  ) {
    this.ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  }

  /** @returns whether Medusa holds the money as a payment now */
  async run(): Promise<boolean> {
    for (;;) {
      const next = planSync(this.transaction, await this.read(), this.done)
      if (isEnd(next)) {
        return await this.end(next)
      }
      try {
        if (this.done.has(next.kind)) {
          throw new MedusaError(
            MedusaError.Types.UNEXPECTED_STATE,
            `The payment is not booked after ${next.kind}.`
          )
        }
        await this.take(next)
        this.done.add(next.kind)
      } catch (error) {
        if (!(await this.isSessionReplaced(next))) {
          return await this.fail(error)
        }
      }
    }
  }

  /**
   * Whether the step failed because the session is gone: a shop creates its
   * session anew, or changes its cart, at any moment. Then Medusa is read again.
   */
  private async isSessionReplaced(step: Step): Promise<boolean> {
    if (!("session" in step) || this.replaced >= REPLACED_MAX) {
      return false
    }
    this.replaced++
    const medusa = await this.read()
    return !medusa?.sessions.some(({ id }) => id === step.session.id)
  }

  private async read() {
    return await readMedusaState(
      this.container,
      this.transaction.payment_collection_id ?? ""
    )
  }

  private async take(step: Step): Promise<void> {
    switch (step.kind) {
      case "link_cart":
        return await this.link(step.order_id, {
          [Modules.CART]: { cart_id: step.cart_id },
        })
      case "link_collection":
        return await this.link(step.order_id, {
          [Modules.PAYMENT]: {
            payment_collection_id: this.transaction.payment_collection_id,
          },
        })
      case "create_session":
        return await this.createSession(step)
      case "complete_cart":
        await this.tie(step.session)
        await this.reopen(step.session)
        await completeCartWorkflow(this.container).run({
          input: { id: step.cart_id },
        })
        return
      case "pay_order":
        await this.tie(step.session)
        await this.reopen(step.session)
        await processPaymentWorkflow(this.container).run({
          input: {
            action: PaymentActions.SUCCESSFUL,
            data: {
              session_id: step.session.id,
              amount: new BigNumber(this.transaction.session_amount),
            },
          },
        })
        return
    }
  }

  /** @returns whether Medusa holds the money as a payment now */
  private async end(end: End): Promise<boolean> {
    const { syncs } = this.ledger
    switch (end.kind) {
      case "attention":
        await syncs.raise(this.transaction, end)
        return false
      case "going_back":
        await syncs.finish(this.transaction, {
          order_id: null,
          disposition: "going_back",
        })
        return false
      case "order_refunded":
        await syncs.finish(this.transaction, {
          order_id: end.order_id,
          disposition: "going_back",
          attention: "order_refunded",
        })
        return false
      case "two_orders":
        await syncs.finish(this.transaction, {
          order_id: end.order_id,
          disposition: "booked",
          attention: "two_orders",
          details: { orders: end.orders },
        })
        return true
      case "booked":
        await this.emitOwedEvents(end)
        await syncs.finish(this.transaction, {
          order_id: end.order_id,
          disposition: "booked",
        })
        return true
    }
  }

  /**
   * Emits what nobody else does. Completing a cart captures without telling,
   * and a run that died after it placed the order told nothing at all; each of
   * its events may come twice, but not never.
   */
  private async emitOwedEvents({
    order_id,
    payment_id,
  }: Extract<End, { kind: "booked" }>): Promise<void> {
    const events = this.container.resolve(Modules.EVENT_BUS)
    if (this.done.has("complete_cart")) {
      await events.emit({
        name: PaymentEvents.CAPTURED,
        data: { id: payment_id },
      })
    }
    if (this.isRecovery && order_id && !this.done.has("complete_cart")) {
      await events.emit({
        name: OrderWorkflowEvents.PLACED,
        data: { id: order_id },
      })
    }
  }

  /**
   * A step failed. What it left behind is looked at before anything is decided:
   * core may have given the money back, or another may have placed the order.
   */
  private async fail(error: unknown): Promise<boolean> {
    const { syncs } = this.ledger
    const message = describeError(error)
    const medusa = await this.read()
    const next = planSync(this.transaction, medusa, this.done)
    if (isEnd(next)) {
      return await this.end(next)
    }
    const isHeld = medusa?.payments.some(
      ({ transaction_id }) => transaction_id === this.transaction.id
    )
    const now = await this.ledger.now()
    const paidAt = this.transaction.settled_at ?? now
    const since = now.getTime() - paidAt.getTime()
    if (since > TRIED_FOR_MS || (isLasting(error) && !isHeld)) {
      await syncs.raise(this.transaction, {
        attention: "order_not_placed",
        order_id: null,
        details: { error: message },
      })
    } else {
      await syncs.retryLater(this.transaction, message)
    }
    return false
  }

  /** Ties the money to the session that it pays, where that changed. */
  private async tie(session: MedusaSession): Promise<void> {
    const { authorized_session_id, payment_session_id } = this.transaction
    if (session.id === (authorized_session_id ?? payment_session_id)) {
      return
    }
    const tied = await this.ledger.syncs.tieToSession(
      this.transaction,
      session.id
    )
    this.transaction = tied ?? this.transaction
  }

  /** A session that an earlier attempt failed is no obstacle to this success. */
  private async reopen(session: MedusaSession): Promise<void> {
    if (
      session.status !== PaymentSessionStatus.ERROR &&
      session.status !== PaymentSessionStatus.CANCELED
    ) {
      return
    }
    await this.container.resolve(Modules.PAYMENT).updatePaymentSession({
      id: session.id,
      data: session.data ?? {},
      amount: new BigNumber(session.amount),
      currency_code: session.currency_code,
      status: PaymentSessionStatus.PENDING,
    })
  }

  private async createSession({
    for_order,
  }: Extract<Step, { kind: "create_session" }>): Promise<void> {
    const { method, currency_code, session_amount } = this.transaction
    const payment_collection_id = this.transaction.payment_collection_id ?? ""
    const payments = this.container.resolve(Modules.PAYMENT)
    const providers = await payments.listPaymentProviders({ is_enabled: true })
    const provider = providers.find(({ id }) => methodOfProvider(id) === method)
    if (!provider) {
      return
    }
    if (for_order) {
      // An order's collection may want less than its amount by now.
      await payments.createPaymentSession(payment_collection_id, {
        provider_id: provider.id,
        currency_code,
        amount: new BigNumber(session_amount),
        data: {},
      })
      return
    }
    const cart = (await this.read())?.cart
    await refreshPaymentCollectionForCartWorkflow(this.container).run({
      input: { cart_id: cart?.id ?? "" },
    })
    await createPaymentSessionsWorkflow(this.container).run({
      input: { payment_collection_id, provider_id: provider.id },
    })
  }

  private async link(order_id: string, other: object): Promise<void> {
    await this.container
      .resolve(ContainerRegistrationKeys.LINK)
      .create({ [Modules.ORDER]: { order_id }, ...other })
  }
}

function isEnd(next: Step | End): next is End {
  switch (next.kind) {
    case "attention":
    case "booked":
    case "two_orders":
    case "going_back":
    case "order_refunded":
      return true
    default:
      return false
  }
}

function isLasting(error: unknown): boolean {
  return MedusaError.isMedusaError(error) && LASTING_ERRORS.includes(error.type)
}
