import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createTestOrder, findUnpaidTestOrder } from "../medusa/test-order"
import { findTestRegion } from "../medusa/test-region"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { createFlexPayPaymentLinkWorkflow } from "./create-payment-link"
import { refuseLink } from "./refuse-link"

export interface CreateFlexPayTestPaymentInput {
  /** Of the order: the admin user's own; null when it is not known. */
  email: string | null
  /** Of the order's only item, which the payment page shows. */
  title: string
  /** The admin user; absent for the store's own code. */
  actor_id?: string
}

const LOCK_SECONDS = 10

/**
 * Creates an order of CDF 100, or of USD 1 where only a region in USD offers
 * mobile money, and its payment link: a test of the whole way with real money.
 * Repeated, returns the link of the address's unpaid test order. After that it
 * is an order like any other: pay it, refund it, cancel it.
 *
 * @returns the link's id
 * @throws MedusaError not_allowed, with a code of `LINK_REFUSALS`
 *
 * @example
 * const { result } = await createFlexPayTestPaymentWorkflow(container).run({
 *   input: { email: "owner@shop.test", title: "Test payment", actor_id: "user_123" },
 * })
 */
export const createFlexPayTestPaymentWorkflow = createSingleStepWorkflow(
  "create-flexpay-test-payment",
  async ({ actor_id, ...order }: CreateFlexPayTestPaymentInput, container) => {
    const order_id = await findOrCreateOrder(container, order)
    const { result } = await createFlexPayPaymentLinkWorkflow(container).run({
      input: { order_id, actor_id },
    })
    return result
  }
)

/** Two requests at once create one order where the instances share locks. */
async function findOrCreateOrder(
  container: MedusaContainer,
  order: Omit<CreateFlexPayTestPaymentInput, "actor_id">
): Promise<string> {
  const region =
    (await findTestRegion(container)) ?? refuseLink("no_test_region")
  return await container.resolve(Modules.LOCKING).execute(
    `flexpay-test-payment:${order.email ?? ""}`,
    async () =>
      (await findUnpaidTestOrder(container, {
        region,
        email: order.email,
      })) ?? (await createTestOrder(container, { region, ...order })),
    { timeout: LOCK_SECONDS }
  )
}
