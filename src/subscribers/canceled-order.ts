import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"
import { recoverFlexPayRefundsWorkflow } from "../workflows"

/** Looks at once whether a canceled order kept its money; the job looks later. */
export default async function canceledOrder({
  container,
}: SubscriberArgs): Promise<void> {
  await recoverFlexPayRefundsWorkflow(container).run()
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.CANCELED,
}
