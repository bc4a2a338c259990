import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { medusaAmount } from "../../modules/flexpay/medusa-amount"
import { resolvePaymentModule } from "./resolve-from-registry"
import type { SessionData } from "./session-data"

const sessionSchema = z.object({
  raw_amount: z.object({ value: medusaAmount }),
  currency_code: z.string(),
})

const refundSchema = z.object({
  id: z.string(),
  created_by: z.string().nullish(),
  note: z.string().nullish(),
  /** Keys that the plugin's workflows set. */
  metadata: z
    .object({
      flexpay_payout_id: z.string().nullish(),
      flexpay_reversal_of: z.string().nullish(),
    })
    .nullish(),
})

/** A refund in Medusa, without its amount. */
export interface Refund {
  id: string
  created_by: string | null
  note: string | null
  /** The payout that an operator drafted for it. */
  payout_id: string | null
  /** The payment that FlexPay itself reversed. */
  reversal_of: string | null
}

/**
 * Reads a payment session from Medusa's own columns: clients may write the
 * session's `data`.
 * @throws MedusaError (not_found)
 */
export async function readSession(id: string): Promise<SessionData> {
  const [session] =
    (await resolvePaymentModule()?.listPaymentSessions({ id })) ?? []
  if (!session) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "This payment session does not exist in Medusa. Create it again."
    )
  }
  const { raw_amount, currency_code } = sessionSchema.parse(session)
  return { session_id: id, amount: raw_amount.value, currency_code }
}

/**
 * Reads the refund that Medusa wrote before it called the provider, which gets
 * only its id.
 * @throws MedusaError (not_found)
 */
export async function readRefund(id: string | undefined): Promise<Refund> {
  const [row] = id
    ? ((await resolvePaymentModule()?.listRefunds({ id })) ?? [])
    : []
  if (!row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "This refund does not exist in Medusa, so no payout was sent."
    )
  }
  const refund = refundSchema.parse(row)
  return {
    id: refund.id,
    created_by: refund.created_by ?? null,
    note: refund.note ?? null,
    payout_id: refund.metadata?.flexpay_payout_id ?? null,
    reversal_of: refund.metadata?.flexpay_reversal_of ?? null,
  }
}
