import { randomUUID } from "node:crypto"
import { z } from "zod"
import { names } from "../../../demo/src/seed/names"
import type { Demo } from "./demo"
import { newPhone } from "./sale"

const idsSchema = z.array(z.object({ id: z.string(), name: z.string() }))
const productsSchema = z.array(
  z.object({ variants: z.array(z.object({ id: z.string() })) })
)
const draftSchema = z.object({ id: z.string() })
const orderSchema = z.object({
  payment_status: z.string(),
  summary: z.object({ pending_difference: z.number() }),
})

type AdminApi = Awaited<ReturnType<Demo["shop"]["logIn"]>>

/** An order that a customer placed by phone, and did not pay. */
export interface PhoneOrder {
  orderId: string
  /** In the order's shipping address, as FlexPay writes it: 243… */
  phone: string
}

/** One jar of honey for 21,000 CDF: a draft order that becomes an order. */
export async function orderByPhone({ shop }: Demo): Promise<PhoneOrder> {
  const api = await shop.logIn()
  const phone = newPhone()
  const { regions } = await read(api, "/admin/regions")
  const { sales_channels } = await read(api, "/admin/sales-channels")
  const { products } = await read(
    api,
    "/admin/products?handle=miel-du-kwilu&fields=variants.id"
  )
  const [product] = productsSchema.parse(products)
  const { draft_order } = await must(api, "/admin/draft-orders", {
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
  const { id } = draftSchema.parse(draft_order)
  await must(api, `/admin/draft-orders/${id}/convert-to-order`)
  return { orderId: id, phone }
}

/** Medusa's own view of what an order owes. */
export async function readOrder({ shop }: Demo, orderId: string) {
  const { order } = await read(
    await shop.logIn(),
    `/admin/orders/${orderId}?fields=payment_status,summary`
  )
  return orderSchema.parse(order)
}

async function read(
  api: AdminApi,
  path: string
): Promise<Record<string, unknown>> {
  const { status, data } = await api.get(path)
  return expectOk(path, status, data)
}

async function must(
  api: AdminApi,
  path: string,
  body: object = {}
): Promise<Record<string, unknown>> {
  const { status, data } = await api.post(path, body)
  return expectOk(path, status, data)
}

function expectOk(path: string, status: number, data: unknown) {
  if (status !== 200) {
    throw new Error(`${path}: ${status} ${JSON.stringify(data)}`)
  }
  return data as Record<string, unknown>
}
