import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type {
  FlexPayEvents,
  FlexPayPaymentLinkPayload,
} from "../../modules/flexpay/events"
import type { PaymentLink } from "../../modules/flexpay/payment-links/payment-links"

/** Emits an event about a payment link. */
export async function announceLink(
  container: MedusaContainer,
  name:
    | typeof FlexPayEvents.PAYMENT_REQUESTED
    | typeof FlexPayEvents.PAYMENT_LINK_OPENED,
  { id, order_id, cart_id, expires_at }: PaymentLink
): Promise<void> {
  const data: FlexPayPaymentLinkPayload = {
    id,
    order_id,
    cart_id,
    expires_at: new Date(expires_at).toISOString(),
  }
  await container.resolve(Modules.EVENT_BUS).emit({ name, data })
}
