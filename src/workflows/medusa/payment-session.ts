import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { rawAmount } from "./raw-amount"
import { readRows } from "./read-rows"

const sessionSchema = z.object({
  id: z.string(),
  provider_id: z.string(),
  currency_code: z.string(),
  raw_amount: rawAmount,
  status: z.string(),
  payment_collection_id: z.string(),
})

export type PaymentSession = Omit<
  z.infer<typeof sessionSchema>,
  "raw_amount"
> & {
  /** Decimal string, major units. */
  amount: string
}

/** @returns null when the session does not exist, or was deleted */
export async function readPaymentSession(
  container: MedusaContainer,
  id: string
): Promise<PaymentSession | null> {
  const fields = Object.keys(sessionSchema.shape)
  const query = { entity: "payment_session", fields, filters: { id } }
  const [row] = await readRows(container, query, sessionSchema)
  if (!row) {
    return null
  }
  const { raw_amount: amount, ...session } = row
  return { ...session, amount }
}
