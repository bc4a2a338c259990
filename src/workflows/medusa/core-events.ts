import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type {
  OrderWorkflowEvents,
  PaymentEvents,
} from "@medusajs/framework/utils"

/** Events of core that the plugin emits where core did not. */
export type CoreEvent =
  | typeof PaymentEvents.CAPTURED
  | typeof PaymentEvents.REFUNDED
  | typeof OrderWorkflowEvents.PLACED
  | typeof OrderWorkflowEvents.CANCELED

/** Emits an event as core does. @param id of the payment or the order */
export async function emitCoreEvent(
  container: MedusaContainer,
  name: CoreEvent,
  id: string
): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit({ name, data: { id } })
}
