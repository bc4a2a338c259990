import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { rawAmount, readRows } from "./read-rows"

const columns = z.object({
  id: z.string(),
  provider_id: z.string(),
  currency_code: z.string(),
  raw_amount: rawAmount,
  status: z.string(),
  payment_collection_id: z.string(),
})

const sessionSchema = columns.transform(
  ({ raw_amount: amount, ...session }) => ({ ...session, amount })
)

/** Its `amount` is a decimal string in major units. */
export type PaymentSession = z.infer<typeof sessionSchema>

/** @returns null when the session does not exist, or was deleted */
export async function readPaymentSession(
  container: MedusaContainer,
  id: string
): Promise<PaymentSession | null> {
  const fields = Object.keys(columns.shape)
  const query = { entity: "payment_session", fields, filters: { id } }
  const [session = null] = await readRows(container, query, sessionSchema)
  return session
}
