import { randomUUID } from "node:crypto"
import { z } from "zod"
import { names } from "../../../demo/src/seed/names"
import type { AdminRequests } from "../order-changes"
import type { Demo } from "./demo"
import { newPhone } from "./sale"

const idsSchema = z.array(z.object({ id: z.string(), name: z.string() }))
const productsSchema = z.array(
  z.object({ variants: z.array(z.object({ id: z.string() })) })
)
const idSchema = z.object({ id: z.string() })
const orderSchema = z.object({
  payment_status: z.string(),
  summary: z.object({ pending_difference: z.number() }),
})

/** An order that a customer placed by phone, and did not pay. */
export interface PhoneOrder {
  orderId: string
  /** In the order's shipping address, as FlexPay writes it: 243… */
  phone: string
}

/** The requests of the demo's first admin user. */
export async function adminRequests({ shop }: Demo): Promise<AdminRequests> {
  const api = await shop.logIn()
  return {
    read: async (path) => expectOk(path, await api.get(path)),
    must: async (path, body) => expectOk(path, await api.post(path, body)),
  }
}

/** One jar of honey for 21,000 CDF: a draft order that becomes an order. */
export async function orderByPhone(demo: Demo): Promise<PhoneOrder> {
  const admin = await adminRequests(demo)
  const phone = newPhone()
  const { regions } = await admin.read("/admin/regions")
  const { sales_channels } = await admin.read("/admin/sales-channels")
  const { products } = await admin.read(
    "/admin/products?handle=miel-du-kwilu&fields=variants.id"
  )
  const [product] = productsSchema.parse(products)
  const { draft_order } = await admin.must("/admin/draft-orders", {
    // Medusa stumbles when two orders bring the same new customer at once.
    email: `cliente-${randomUUID()}@essai.test`,
    region_id: idsSchema
      .parse(regions)
      .find(({ name }) => name === names.region.cdf)?.id,
    sales_channel_id: idsSchema.parse(sales_channels)[0]?.id,
    items: [{ variant_id: product?.variants[0]?.id, quantity: 1 }],
    shipping_address: {
      first_name: "Grâce",
      address_1: "12, avenue Kasa-Vubu",
      city: "Kinshasa",
      country_code: "cd",
      phone: `0${phone.slice(3)}`,
    },
  })
  const { id } = idSchema.parse(draft_order)
  await admin.must(`/admin/draft-orders/${id}/convert-to-order`)
  return { orderId: id, phone }
}

/** An order of honey with delivery for 28,000 CDF, to be paid on delivery. */
export async function orderOnDelivery({ shop }: Demo): Promise<string> {
  const { cartId } = await shop.checkOut({ providerId: "pp_system_default" })
  const { data } = await shop.post(`/store/carts/${cartId}/complete`)
  return idSchema.parse(data.order).id
}

/** Medusa's own view of what an order owes. */
export async function readOrder(demo: Demo, orderId: string) {
  const admin = await adminRequests(demo)
  const { order } = await admin.read(
    `/admin/orders/${orderId}?fields=payment_status,summary,total`
  )
  return orderSchema.parse(order)
}

function expectOk(
  path: string,
  { status, data }: { status: number; data: unknown }
): Record<string, unknown> {
  if (status !== 200) {
    throw new Error(`${path}: ${status} ${JSON.stringify(data)}`)
  }
  return data as Record<string, unknown>
}
