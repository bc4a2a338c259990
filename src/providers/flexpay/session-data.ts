import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"

/**
 * What a FlexPay session keeps in its `data`. Shoppers can read it through the
 * store API and write to it when they create the session, so it holds nothing
 * secret, and Medusa or we set each of these keys.
 */
const sessionData = z.object({
  session_id: z.string(),
  /** Medusa's amount, a decimal string in major units. */
  amount: z.string(),
  currency_code: z.string(),
})

export type SessionData = z.infer<typeof sessionData>

const paidData = sessionData.partial().extend({ transaction_id: z.string() })

/** @throws MedusaError (invalid_data) when it is no FlexPay session's data */
export function readSessionData(data: unknown): SessionData {
  return read(sessionData, data)
}

/** @throws MedusaError (invalid_data) when it is no FlexPay payment's data */
export function readPaymentData(data: unknown): z.infer<typeof paidData> {
  return read(paidData, data)
}

/** What a FlexPay payment keeps in its `data`: enough to find the ledger's row. */
export function paymentData(
  transaction: Transaction,
  session: Partial<SessionData>
): Record<string, unknown> {
  return {
    ...session,
    transaction_id: transaction.id,
    reference: transaction.reference,
    channel: transaction.channel,
    operator_reference: transaction.operator_reference,
    amount_charged: transaction.amount_charged,
  }
}

function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data)
  if (!parsed.success) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "This is no payment of FlexPay's: its data was not written by the FlexPay provider."
    )
  }
  return parsed.data
}
