import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { toLinkPayload } from "../../modules/flexpay/events"
import type { FlexPayEvents } from "../../modules/flexpay/events"
import type { PaymentLink } from "../../modules/flexpay/payment-links/payment-links"

/** Emits an event about a payment link. */
export async function announceLink(
  container: MedusaContainer,
  name:
    | typeof FlexPayEvents.PAYMENT_REQUESTED
    | typeof FlexPayEvents.PAYMENT_LINK_OPENED,
  link: PaymentLink
): Promise<void> {
  await container
    .resolve(Modules.EVENT_BUS)
    .emit({ name, data: toLinkPayload(link) })
}
