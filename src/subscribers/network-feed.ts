import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { describeDisturbance } from "../api/describe-disturbance"
import { FlexPayEvents } from "../modules/flexpay/events"
import type { FlexPayNetworkDisturbedPayload } from "../modules/flexpay/events"

/** Adds a disturbed network to the admin's notification feed. */
export default async function networkFeed({
  event: { data },
  container,
}: SubscriberArgs<FlexPayNetworkDisturbedPayload>): Promise<void> {
  await container.resolve(Modules.NOTIFICATION).createNotifications([
    {
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { ...describeDisturbance(container, data) },
      idempotency_key: `flexpay-network-${data.operator}-${data.since}`,
    },
  ])
}

export const config: SubscriberConfig = {
  event: FlexPayEvents.NETWORK_DISTURBED,
}
