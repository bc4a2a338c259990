import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../modules/flexpay"
import { FlexPayEvents } from "../modules/flexpay/events"
import type { FlexPayTokenRefusedPayload } from "../modules/flexpay/events"

/** "2026-03-01T12": servers that notice it in one hour add one entry. */
const HOUR_LENGTH = 13

const DESCRIPTION = {
  fr: "FlexPay refuse le jeton : aucun paiement ne peut être demandé. Voir Paramètres, FlexPay.",
  en: "FlexPay refuses the token: no payment can be requested. See Settings, FlexPay.",
}

/** Adds a refused token to the admin's notification feed. */
export default async function tokenFeed({
  event: { data },
  container,
}: SubscriberArgs<FlexPayTokenRefusedPayload>): Promise<void> {
  await container.resolve(Modules.NOTIFICATION).createNotifications([
    {
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: {
        title: "FlexPay",
        description:
          DESCRIPTION[resolveFlexPay(container).options.notification_language],
      },
      idempotency_key: `flexpay-token-${data.refused_at.slice(0, HOUR_LENGTH)}`,
    },
  ])
}

export const config: SubscriberConfig = {
  event: FlexPayEvents.TOKEN_REFUSED,
}
