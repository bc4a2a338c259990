import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { describeAttention } from "../api/describe-attention"
import { FlexPayEvents } from "../modules/flexpay/events"
import type { FlexPayEventPayload } from "../modules/flexpay/events"

/** Adds a transaction that needs attention to the admin's notification feed. */
export default async function attentionFeed({
  event: { data },
  container,
}: SubscriberArgs<FlexPayEventPayload>): Promise<void> {
  await container.resolve(Modules.NOTIFICATION).createNotifications([
    {
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { ...(await describeAttention(container, data)) },
      resource_id: data.id,
      resource_type: "flexpay_transaction",
      // Raised again after it was resolved, it is notified again.
      idempotency_key: `flexpay-${data.id}-${data.attention}-${data.attention_at}`,
    },
  ])
}

export const config: SubscriberConfig = {
  event: FlexPayEvents.ATTENTION_NEEDED,
}
