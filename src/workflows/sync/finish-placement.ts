import {
  confirmVariantInventoryWorkflow,
  createReservationsWorkflow,
} from "@medusajs/medusa/core-flows"
import type {
  ConfirmVariantInventoryWorkflowInputDTO,
  MedusaContainer,
} from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { logFailure } from "../medusa/describe-error"
import { readRows } from "../medusa/read-rows"

/** What core reads of a variant before it reserves its stock. */
const VARIANT_FIELDS = [
  "id",
  "manage_inventory",
  "allow_backorder",
  "inventory_items.variant_id",
  "inventory_items.inventory_item_id",
  "inventory_items.required_quantity",
  "inventory_items.inventory.location_levels.location_id",
  "inventory_items.inventory.location_levels.raw_stocked_quantity",
  "inventory_items.inventory.location_levels.raw_reserved_quantity",
  "inventory_items.inventory.location_levels.stock_locations.id",
  "inventory_items.inventory.location_levels.stock_locations.sales_channels.id",
]

type Variant = ConfirmVariantInventoryWorkflowInputDTO["variants"][number]

const orderSchema = z.object({
  sales_channel_id: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      variant_id: z.string().nullable(),
      quantity: z.number(),
      /** Goes back to core as its query returned it. */
      variant: z.custom<Variant>((row) => typeof row === "object").nullish(),
    })
  ),
})

/**
 * Writes what core writes beside an order's links, and may not have written when
 * its process died: the cart's completion and the reservations of stock.
 *
 * Never throws: the payment is booked whatever becomes of the stock. Where it is
 * gone, the order's items stay unallocated, as an admin sees on its page.
 */
export async function finishPlacement(
  container: MedusaContainer,
  placed: { order_id: string; cart_id: string }
): Promise<void> {
  try {
    await completeCart(container, placed.cart_id)
    await reserveMissingStock(container, placed.order_id)
  } catch (error) {
    const failure = `the stock of order ${placed.order_id} could not be reserved`
    logFailure(container, failure, error)
  }
}

async function completeCart(
  container: MedusaContainer,
  cartId: string
): Promise<void> {
  const carts = container.resolve(Modules.CART)
  const [cart] = await carts.listCarts({ id: cartId })
  if (cart && !cart.completed_at) {
    await carts.updateCarts(cart.id, { completed_at: new Date() })
  }
}

async function reserveMissingStock(
  container: MedusaContainer,
  orderId: string
): Promise<void> {
  const [order] = await readRows(
    container,
    {
      entity: "order",
      fields: [
        "sales_channel_id",
        "items.*",
        ...VARIANT_FIELDS.map((field) => `items.variant.${field}`),
      ],
      filters: { id: orderId },
    },
    orderSchema
  )
  const { sales_channel_id, items } = order ?? {
    sales_channel_id: "",
    items: [],
  }
  const inventory = container.resolve(Modules.INVENTORY)
  const reservations = await inventory.listReservationItems({
    line_item_id: items.map(({ id }) => id),
  })
  const reserved = new Set(reservations.map(({ line_item_id }) => line_item_id))
  const missing = items.flatMap(({ variant, ...item }) =>
    variant?.manage_inventory && !reserved.has(item.id)
      ? [{ item, variant }]
      : []
  )
  if (missing.length === 0) {
    return
  }
  const { result } = await confirmVariantInventoryWorkflow(container).run({
    input: {
      sales_channel_id,
      variants: missing.map(({ variant }) => variant),
      items: missing.map(({ item }) => item),
    },
  })
  await createReservationsWorkflow(container).run({
    input: {
      reservations: result.items.map((item) => ({
        line_item_id: item.id,
        inventory_item_id: item.inventory_item_id,
        location_id: item.location_ids[0] ?? "",
        quantity: MathBN.mult(item.required_quantity, item.quantity),
        allow_backorder: item.allow_backorder,
      })),
    },
  })
}
