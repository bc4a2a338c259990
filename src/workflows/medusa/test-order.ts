import {
  convertDraftOrderWorkflow,
  createOrderWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { readPayableOrder } from "./payable-order"
import { readByIds, readRows } from "./read-rows"
import type { TestRegion } from "./test-region"

/** The key of an order's metadata that marks a test payment. */
const TEST_METADATA = "flexpay_test_payment"

const customerSchema = z.object({ id: z.string() })
const orderSchema = z.object({
  id: z.string(),
  status: z.string(),
  region_id: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})

/** What a new test order consists of. */
export interface TestOrder {
  region: TestRegion
  /** The admin user's. */
  email: string | null
  /** Of its only item, which the page of the payment link shows. */
  title: string
}

/**
 * Creates an order as the admin's draft orders are created and converted. Its
 * item has no variant, so no stock is reserved and nothing is shipped, and its
 * price includes the taxes, so that the total is the amount of the test.
 * @returns its id
 */
export async function createTestOrder(
  container: MedusaContainer,
  { region, email, title }: TestOrder
): Promise<string> {
  // As Medusa's route of draft orders does, whose type lacks `is_draft_order`.
  const input = {
    status: "draft" as const,
    is_draft_order: true,
    region_id: region.id,
    currency_code: region.currency_code,
    ...(email && { email }),
    metadata: { [TEST_METADATA]: true },
    items: [
      {
        title,
        quantity: 1,
        unit_price: region.amount,
        is_tax_inclusive: true,
        is_discountable: false,
        requires_shipping: false,
      },
    ],
  }
  const { result: draft } = await createOrderWorkflow(container).run({ input })
  await convertDraftOrderWorkflow(container).run({ input: { id: draft.id } })
  return draft.id
}

/**
 * The test order of this address and region that no payment was authorised for;
 * null when there is none.
 */
export async function findUnpaidTestOrder(
  container: MedusaContainer,
  { region, email }: Omit<TestOrder, "title">
): Promise<string | null> {
  const customers = email
    ? await readRows(
        container,
        { entity: "customer", fields: ["id"], filters: { email } },
        customerSchema
      )
    : []
  // An admin user buys seldom: these are few.
  const orders = await readByIds(
    container,
    customers.map(({ id }) => id),
    {
      entity: "order",
      key: "customer_id",
      fields: ["id", "status", "region_id", "metadata"],
      schema: orderSchema,
    }
  )
  const isTest = (order: z.infer<typeof orderSchema>) =>
    order.status === "pending" &&
    order.region_id === region.id &&
    order.metadata?.[TEST_METADATA] === true
  for (const { id } of orders.filter(isTest)) {
    const order = await readPayableOrder(container, id)
    if (
      order &&
      MathBN.eq(order.outstanding, region.amount) &&
      order.collections.every(({ is_unpaid }) => is_unpaid)
    ) {
      return id
    }
  }
  return null
}
