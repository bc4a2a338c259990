import type { Page } from "playwright-core"
import type { AdminFlexPayPaymentLink } from "../../../src/api/admin/flexpay/types"
import type { Demo } from "./demo"
import { adminRequests, orderByPhone } from "./phone-order"

/** An order that an operator wrote, and the link that requests its money. */
export interface RequestedOrder {
  orderId: string
  linkId: string
  url: string
}

/** Writes an order of one jar of honey and creates its payment link. */
export async function requestOrder(demo: Demo): Promise<RequestedOrder> {
  const { orderId } = await orderByPhone(demo)
  return { orderId, ...(await linkOrder(demo, orderId)) }
}

/** Creates the payment link of what an order owes. */
export async function linkOrder(
  demo: Demo,
  orderId: string
): Promise<Omit<RequestedOrder, "orderId">> {
  const admin = await adminRequests(demo)
  const { payment_link } = await admin.must(
    `/admin/flexpay/orders/${orderId}/payment-links`
  )
  const { id, url } = payment_link as AdminFlexPayPaymentLink
  return { linkId: id, url: url ?? "" }
}

/** Closes a link, as an operator does. */
export async function closeLink(
  demo: Demo,
  { linkId }: RequestedOrder
): Promise<void> {
  const admin = await adminRequests(demo)
  await admin.must(`/admin/flexpay/payment-links/${linkId}/close`)
}

/** Lets the days of a link pass. */
export async function expireLink(
  { database }: Demo,
  { linkId }: RequestedOrder
): Promise<void> {
  await database.query(
    `UPDATE flexpay_payment_link SET expires_at = now() - interval '1 hour'
     WHERE id = $1`,
    [linkId]
  )
}

/** Waits for a heading of the page, or of the kit's component there. */
export async function seesHeading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { name }).waitFor()
}
