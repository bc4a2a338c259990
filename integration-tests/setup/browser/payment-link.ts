import type { Page } from "playwright-core"
import { z } from "zod"
import { names } from "../../../demo/src/seed/names"
import type { AdminFlexPayPaymentLink } from "../../../src/api/admin/flexpay/types"
import type { Demo } from "./demo"

const idSchema = z.object({ id: z.string() })

/** An order that an operator wrote, and the link that requests its money. */
export interface RequestedOrder {
  orderId: string
  linkId: string
  url: string
}

/** Writes an order of one jar of honey and creates its payment link. */
export async function requestOrder(demo: Demo): Promise<RequestedOrder> {
  const admin = await demo.shop.logIn()
  const must = async (path: string, body: object = {}) => {
    const { status, data } = await admin.post(path, body)
    if (status !== 200) {
      throw new Error(`${path}: ${status} ${JSON.stringify(data)}`)
    }
    return data
  }
  const read = async (path: string) => (await admin.get(path)).data
  const region = encodeURIComponent(names.region.cdf)
  const { regions } = await read(`/admin/regions?name=${region}`)
  const { sales_channels } = await read("/admin/sales-channels")
  const { products } = await read(
    "/admin/products?handle=miel-du-kwilu&fields=id,variants.id"
  )
  const { draft_order } = await must("/admin/draft-orders", {
    email: "cliente@essai.test",
    region_id: regions[0].id,
    sales_channel_id: sales_channels[0].id,
    items: [{ variant_id: products[0].variants[0].id, quantity: 1 }],
  })
  const { id: orderId } = idSchema.parse(draft_order)
  await must(`/admin/draft-orders/${orderId}/convert-to-order`)
  const { payment_link } = await must(
    `/admin/flexpay/orders/${orderId}/payment-links`
  )
  const { id, url } = payment_link as AdminFlexPayPaymentLink
  return { orderId, linkId: id, url: url ?? "" }
}

/** Closes a link, as an operator does. */
export async function closeLink(
  demo: Demo,
  { linkId }: RequestedOrder
): Promise<void> {
  const admin = await demo.shop.logIn()
  const { status } = await admin.post(
    `/admin/flexpay/payment-links/${linkId}/close`
  )
  expect(status).toBe(200)
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
