import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import { readByIds } from "../../../workflows/medusa/read-rows"
import type { AdminFlexPayContact } from "./types"
import { toName } from "./users"

const namesSchema = z.object({
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
})

/** The buyer of an order or a cart. */
const buyerSchema = z.object({
  email: z.string().nullish(),
  customer: namesSchema.nullish(),
  shipping_address: namesSchema.nullish(),
})

const BUYER_FIELDS = [
  "email",
  ...["customer", "shipping_address"].flatMap((owner) => [
    `${owner}.first_name`,
    `${owner}.last_name`,
  ]),
]

/** Reads the customers of transactions, by the transaction's id. */
export async function readCustomers(
  container: MedusaContainer,
  transactions: Transaction[]
): Promise<ReadonlyMap<string, AdminFlexPayContact>> {
  const withoutOrder = transactions.filter(({ order_id }) => order_id === null)
  const [orders, links] = await Promise.all([
    readByIds(
      container,
      transactions.map(({ order_id }) => order_id),
      {
        entity: "order",
        fields: ["id", ...BUYER_FIELDS],
        schema: buyerSchema.extend({ id: z.string() }),
      }
    ),
    readByIds(
      container,
      withoutOrder.map(({ payment_collection_id }) => payment_collection_id),
      {
        entity: "cart_payment_collection",
        key: "payment_collection_id",
        fields: [
          "payment_collection_id",
          ...BUYER_FIELDS.map((field) => `cart.${field}`),
        ],
        schema: z.object({
          payment_collection_id: z.string(),
          cart: buyerSchema.nullish(),
        }),
      }
    ),
  ])
  const buyers = new Map([
    ...orders.map(({ id, ...buyer }) => [id, buyer] as const),
    ...links.map(
      ({ payment_collection_id, cart }) =>
        [payment_collection_id, cart ?? {}] as const
    ),
  ])
  return new Map(
    transactions.flatMap(({ id, order_id, payment_collection_id }) => {
      const buyer = buyers.get(order_id ?? payment_collection_id ?? "")
      return buyer ? [[id, toContact(buyer)] as const] : []
    })
  )
}

/** Guests have no name of their own, but their parcel does. */
function toContact({
  email,
  customer,
  shipping_address,
}: z.output<typeof buyerSchema>): AdminFlexPayContact {
  return {
    name: toName(customer ?? {}) ?? toName(shipping_address ?? {}),
    email: email ?? null,
  }
}
