import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"

/**
 * A FlexPay session's `data`. Shoppers can read it through the store API and
 * write to it when they create the session: it has no secret, and Medusa or
 * the provider sets each of these keys.
 */
const sessionData = z.object({
  session_id: z.string(),
  /** Medusa's amount, a decimal string in major units. */
  amount: z.string(),
  currency_code: z.string(),
})

export type SessionData = z.infer<typeof sessionData>

const paidData = sessionData.partial().extend({ transaction_id: z.string() })

/** @throws MedusaError (invalid_data) for data of another provider's session */
export function readSessionData(data: unknown): SessionData {
  return read(sessionData, data)
}

/** @throws MedusaError (invalid_data) for data of another provider's payment */
export function readPaymentData(data: unknown): z.infer<typeof paidData> {
  return read(paidData, data)
}

/** A FlexPay payment's `data`: names its transaction. */
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
      "This is not a FlexPay payment: the FlexPay provider did not write its data."
    )
  }
  return parsed.data
}
