import type { MedusaContainer } from "@medusajs/framework/types"
import { OrderWorkflowEvents, PaymentEvents } from "@medusajs/framework/utils"
import { emitCoreEvent } from "../medusa/core-events"
import type { Done, End } from "./plan"

/**
 * Emits the events of a booked payment that core did not emit in this run. Core
 * announces a capture when it pays an order, also one that it captured before,
 * but not when it completes a cart; and it emits nothing if its process died.
 * The caller then ends the sync: events come at least once.
 */
export async function emitOwedEvents(
  container: MedusaContainer,
  { order_id, payment_id }: Extract<End, { kind: "booked" | "two_orders" }>,
  { done, isInterrupted }: { done: Done; isInterrupted: boolean }
): Promise<void> {
  if (!done.has("pay_order")) {
    await emitCoreEvent(container, PaymentEvents.CAPTURED, payment_id)
  }
  if (isInterrupted && order_id && !done.has("complete_cart")) {
    await emitCoreEvent(container, OrderWorkflowEvents.PLACED, order_id)
  }
}
