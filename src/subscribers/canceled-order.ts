import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import { handleCanceledOrders } from "../workflows/payouts/canceled-orders"

/** Handles a canceled order at once; the recovery job does after a lost event. */
export default async function canceledOrder({
  event: { data },
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await handleCanceledOrders(container, { order_id: data.id })
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.CANCELED,
}
