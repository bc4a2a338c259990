import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../modules/flexpay"

const LOOKS_BACK_MS = 3 * 24 * 60 * 60 * 1000

const ordersSchema = z.array(
  z.object({
    payment_collections: z.array(z.object({ id: z.string() })).nullish(),
  })
)

/**
 * Notes canceled orders on their payment attempts, so that no shopper is asked
 * to pay or to confirm any more. Nothing to compensate: the order is canceled.
 */
export const noteCanceledOrdersStep = createStep(
  "note-canceled-flexpay-orders",
  async (_: void, { container }) => {
    const flexpay = resolveFlexPay(container)
    const { data } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({
        entity: "order",
        fields: ["id", "payment_collections.id"],
        filters: {
          canceled_at: { $gt: new Date(Date.now() - LOOKS_BACK_MS) },
        },
      })
    const collections = ordersSchema
      .parse(data)
      .flatMap(({ payment_collections }) => payment_collections ?? [])
      .map(({ id }) => id)
    if (collections.length) {
      await flexpay.payments.noteCanceledOrder(collections)
    }
    return new StepResponse()
  }
)
