import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { rawAmount } from "./raw-amount"

const sessionSchema = z
  .object({
    id: z.string(),
    provider_id: z.string(),
    currency_code: z.string(),
    raw_amount: rawAmount,
    status: z.string(),
    payment_collection_id: z.string(),
  })
  .transform(({ raw_amount, ...session }) => ({
    ...session,
    /** Decimal string, major units. */
    amount: raw_amount,
  }))

export type PaymentSession = z.infer<typeof sessionSchema>

/** @returns null when the session does not exist, or was deleted */
export async function readPaymentSession(
  container: MedusaContainer,
  id: string
): Promise<PaymentSession | null> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "payment_session",
      fields: [
        "id",
        "provider_id",
        "currency_code",
        "raw_amount",
        "status",
        "payment_collection_id",
      ],
      filters: { id },
    })
  return data[0] ? sessionSchema.parse(data[0]) : null
}
