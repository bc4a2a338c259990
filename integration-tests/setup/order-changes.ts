import { z } from "zod"

/** An admin user's requests; each throws unless it is done. */
export interface AdminRequests {
  read(path: string): Promise<Record<string, unknown>>
  must(path: string, body?: object): Promise<Record<string, unknown>>
}

/** A paid order of one item. */
export interface SoldOrder {
  id: string
  item_id: string
  variant_id: string
}

const idSchema = z.object({ id: z.string() })
const itemsSchema = z.object({
  items: z.array(z.object({ id: z.string(), variant_id: z.string() })),
})

export async function readSoldOrder(
  admin: AdminRequests,
  id: string
): Promise<SoldOrder> {
  const { order } = await admin.read(
    `/admin/orders/${id}?fields=items.id,items.variant_id`
  )
  const [item] = itemsSchema.parse(order).items
  return {
    id,
    item_id: item?.id ?? "",
    variant_id: item?.variant_id ?? "",
  }
}

/** The order costs one item more. */
export async function addItem(
  admin: AdminRequests,
  { id, variant_id }: SoldOrder
): Promise<void> {
  const edit = `/admin/order-edits/${id}`
  await admin.must("/admin/order-edits", { order_id: id })
  await admin.must(`${edit}/items`, { items: [{ variant_id, quantity: 1 }] })
  await admin.must(`${edit}/request`)
  await admin.must(`${edit}/confirm`)
}

/** Takes the only item out: the order costs its delivery alone. */
export async function removeItem(
  admin: AdminRequests,
  order: SoldOrder
): Promise<void> {
  await changeItem(admin, order, { quantity: 0 })
}

/** @param unit_price in major units */
export async function setPrice(
  admin: AdminRequests,
  order: SoldOrder,
  unit_price: number
): Promise<void> {
  await changeItem(admin, order, { quantity: 1, unit_price })
}

async function changeItem(
  admin: AdminRequests,
  { id, item_id }: SoldOrder,
  change: object
): Promise<void> {
  const edit = `/admin/order-edits/${id}`
  await admin.must("/admin/order-edits", { order_id: id })
  await admin.must(`${edit}/items/item/${item_id}`, change)
  await admin.must(`${edit}/request`)
  await admin.must(`${edit}/confirm`)
}

/** Only what was sent can come back. */
async function fulfill(
  admin: AdminRequests,
  { id, item_id }: SoldOrder
): Promise<void> {
  await admin.must(`/admin/orders/${id}/fulfillments`, {
    items: [{ id: item_id, quantity: 1 }],
  })
}

/** The item comes back, and two are sent. */
export async function exchangeForMore(
  admin: AdminRequests,
  order: SoldOrder
): Promise<void> {
  await fulfill(admin, order)
  const { exchange } = await admin.must("/admin/exchanges", {
    order_id: order.id,
  })
  await replace(admin, order, `/admin/exchanges/${idSchema.parse(exchange).id}`)
}

/** The same as a claim. */
export async function claimMore(
  admin: AdminRequests,
  order: SoldOrder
): Promise<void> {
  await fulfill(admin, order)
  const { claim } = await admin.must("/admin/claims", {
    order_id: order.id,
    type: "replace",
  })
  await replace(admin, order, `/admin/claims/${idSchema.parse(claim).id}`)
}

async function replace(
  admin: AdminRequests,
  { item_id, variant_id }: SoldOrder,
  path: string
): Promise<void> {
  await admin.must(`${path}/inbound/items`, {
    items: [{ id: item_id, quantity: 1 }],
  })
  await admin.must(`${path}/outbound/items`, {
    items: [{ variant_id, quantity: 2 }],
  })
  await admin.must(`${path}/request`)
}
