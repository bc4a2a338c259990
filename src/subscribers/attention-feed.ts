import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { FlexPayEvents } from "../modules/flexpay/events"
import type { FlexPayEventPayload } from "../modules/flexpay/events"

/** Puts what needs a person into the admin's notification feed. */
export default async function attentionFeed({
  event: { data },
  container,
}: SubscriberArgs<FlexPayEventPayload>): Promise<void> {
  await container.resolve(Modules.NOTIFICATION).createNotifications([
    {
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: {
        title: "FlexPay",
        description:
          data.kind === "payout"
            ? `Un remboursement attend votre décision · A payout needs you (${data.amount} ${data.currency_code.toUpperCase()})`
            : `Un paiement attend votre décision · A payment needs you (${data.amount} ${data.currency_code.toUpperCase()})`,
      },
      resource_id: data.id,
      resource_type: "flexpay_transaction",
      // Raised again after it was resolved, it is news.
      idempotency_key: `flexpay-${data.id}-${data.attention}-${data.attention_at}`,
    },
  ])
}

export const config: SubscriberConfig = {
  event: FlexPayEvents.ATTENTION_NEEDED,
}
