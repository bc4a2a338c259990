import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { PAYMENT_DATA_KEYS } from "../../modules/flexpay/store/personal-data"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"

/**
 * A FlexPay session's `data`, for shops and admins to read. It has no secret:
 * shoppers can read it through the store API. They can also write it, when they
 * create the session and, in later versions of Medusa, afterwards. So nothing
 * reads it back: the session's row in Medusa has its id, amount and currency.
 */
export interface SessionData {
  session_id: string
  /** Medusa's amount, a decimal string in major units. */
  amount: string
  currency_code: string
}

/** Keys that an erasure keeps: none holds personal data. */
type PaymentData = Partial<
  Record<(typeof PAYMENT_DATA_KEYS)[number], string | null>
>

const paidData = z.object({ transaction_id: z.string() })

/**
 * The transaction of a payment, by the payment's `data`, which only the provider
 * writes.
 * @throws MedusaError (invalid_data) for data of another provider's payment
 */
export function readTransactionId(data: unknown): string {
  const parsed = paidData.safeParse(data)
  if (!parsed.success) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "This is not a FlexPay payment: the FlexPay provider did not write its data."
    )
  }
  return parsed.data.transaction_id
}

/** A FlexPay payment's `data`: names its transaction. */
export function paymentData(
  transaction: Transaction,
  session: Partial<SessionData>
): PaymentData {
  return {
    ...session,
    transaction_id: transaction.id,
    reference: transaction.reference,
    channel: transaction.channel,
    operator_reference: transaction.operator_reference,
    amount_charged: transaction.amount_charged,
  }
}
