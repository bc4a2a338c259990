import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { describeError } from "../medusa/describe-error"
import { CoreTimeoutError, withinCoreLimit } from "../medusa/core-limit"
import { readMedusaState } from "../medusa/medusa-state"
import { finishPlacement } from "./finish-placement"
import { emitOwedEvents } from "./owed-events"
import { underCartLease } from "./keep-leases"
import type { LeasedCart } from "./keep-leases"
import { planSync } from "./plan"
import type { End, Step } from "./plan"
import { retryOrRaise } from "./retry-or-raise"
import { takeStep } from "./take-step"
import { tieToOrder } from "./tie-to-order"

/** How often a session may be replaced in one run. */
const REPLACEMENTS_MAX = 3

/** Errors that a retry would meet again: no stock, cart not complete. */
const LASTING_ERRORS: readonly string[] = [
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.NOT_FOUND,
]

/**
 * Turns a success into its order's payment, or raises it for attention. May run
 * again at any time, after a crash at any line: under the cart's lease it reads
 * Medusa's records, takes one step, and reads again, until no step remains. The
 * caller has the sync lease.
 */
export async function syncSuccess(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  const { cartLeases, transactions } = resolveFlexPay(container)
  const tied = transaction.payment_collection_id
    ? transaction
    : await tieToOrder(container, transaction)
  if (!tied) {
    return
  }
  const holding = await underCartLease(container, tied, (cart) =>
    new SuccessSync(container, tied, cart).run()
  )
  // The holder resumes this sync when it releases the lease.
  if (
    holding &&
    !(await cartLeases.awaitRelease(holding.cart_id, transaction.id))
  ) {
    await transactions.scheduleCheckNow(transaction.id)
  }
}

/** One run of the sync of a success, under its leases. */
class SuccessSync {
  private readonly flexpay: FlexPayModuleService
  private readonly done = new Set<Step["kind"]>()
  /** How often the session was replaced during this run. */
  private replacements = 0

  constructor(
    private readonly container: MedusaContainer,
    private transaction: Transaction,
    private readonly cart: LeasedCart
  ) {
    this.flexpay = resolveFlexPay(container)
  }

  async run(): Promise<void> {
    if (await this.takeSteps()) {
      this.cart.is_interrupted = false
    }
  }

  /** @returns whether Medusa has booked the payment */
  private async takeSteps(): Promise<boolean> {
    for (;;) {
      const medusa = await this.read()
      const orderId = medusa ? null : await this.findOrderOfRemoved()
      if (orderId) {
        const tied = await tieToOrder(this.container, {
          ...this.transaction,
          order_id: orderId,
        })
        if (!tied) {
          return false
        }
        this.transaction = tied
        continue
      }
      const next = planSync(this.transaction, medusa, this.done)
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
        this.transaction = await withinCoreLimit(
          takeStep(this.container, this.transaction, next)
        )
        this.done.add(next.kind)
      } catch (error) {
        const isTimeout = error instanceof CoreTimeoutError
        if (isTimeout && next.kind === "complete_cart") {
          this.cart.is_interrupted = true
        }
        if (isTimeout || !(await this.isSessionReplaced(next))) {
          return await this.fail(error)
        }
      }
    }
  }

  /**
   * Whether the step failed because the shop deleted the session, which it may
   * do at any moment. Then Medusa is read again.
   */
  private async isSessionReplaced(step: Step): Promise<boolean> {
    if (!("session" in step) || this.replacements >= REPLACEMENTS_MAX) {
      return false
    }
    this.replacements++
    const medusa = await this.read()
    return !medusa?.sessions.some(({ id }) => id === step.session.id)
  }

  private async read() {
    return await readMedusaState(
      this.container,
      this.transaction.payment_collection_id ?? ""
    )
  }

  /** The order from which an operator removed the payment's collection. */
  private async findOrderOfRemoved(): Promise<string | null> {
    return await this.flexpay.medusaRecords.findOrderOfRemoved(
      this.transaction.payment_collection_id
    )
  }

  /** @returns whether Medusa has booked the payment */
  private async end(end: End): Promise<boolean> {
    const { syncs } = this.flexpay
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
        await this.emitOwedEvents(end)
        await syncs.finish(this.transaction, {
          order_id: end.order_id,
          disposition: "booked",
          attention: "two_orders",
          details: { orders: end.orders },
        })
        return true
      case "booked":
        await this.finishInterrupted(end)
        await this.emitOwedEvents(end)
        await syncs.finish(this.transaction, {
          order_id: end.order_id,
          disposition: "booked",
        })
        return true
    }
  }

  /** Completes what a process that died left of placing the order. */
  private async finishInterrupted({
    order_id,
  }: Extract<End, { kind: "booked" }>): Promise<void> {
    const { cart_id, is_interrupted } = this.cart
    const isOwn = this.done.has("complete_cart")
    if (is_interrupted && cart_id && order_id && !isOwn) {
      await finishPlacement(this.container, { order_id, cart_id })
    }
  }

  private async emitOwedEvents(
    end: Extract<End, { kind: "booked" | "two_orders" }>
  ): Promise<void> {
    await emitOwedEvents(this.container, end, {
      done: this.done,
      isInterrupted: this.cart.is_interrupted,
    })
  }

  /**
   * Decides after a failed step, from Medusa's records: core may have refunded
   * the payment, or another process may have placed the order.
   */
  private async fail(error: unknown): Promise<boolean> {
    const message = describeError(error)
    const medusa = await this.read()
    const next = planSync(this.transaction, medusa, this.done)
    if (isEnd(next)) {
      return await this.end(next)
    }
    const isInMedusa = medusa?.payments.some(
      ({ transaction_id }) => transaction_id === this.transaction.id
    )
    await retryOrRaise(this.flexpay, this.transaction, {
      message,
      isLasting: isLasting(error) && !isInMedusa,
    })
    return false
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
