import { MedusaModule } from "@medusajs/framework/modules-sdk"
import type { IPaymentModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const refundSchema = z.object({
  id: z.string(),
  created_by: z.string().nullish(),
  note: z.string().nullish(),
  /** Keys that our workflows put there. */
  metadata: z
    .object({
      flexpay_payout_id: z.string().nullish(),
      flexpay_reversal_of: z.string().nullish(),
    })
    .nullish(),
})

/** What Medusa's refund says beside its amount. */
export interface Refund {
  id: string
  created_by: string | null
  note: string | null
  /** The payout that an admin prepared for it. */
  payout_id: string | null
  /** The payment that FlexPay itself gave back. */
  reversal_of: string | null
}

/**
 * Reads the refund that Medusa wrote before it asked us to pay. A provider is
 * given only its id.
 * @throws MedusaError (not_found)
 */
export async function readRefund(id: string | undefined): Promise<Refund> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- the registry is untyped
  const instance: Record<string, IPaymentModuleService> | undefined =
    MedusaModule.getModuleInstance(Modules.PAYMENT)
  const [found] = id
    ? ((await instance?.[Modules.PAYMENT]?.listRefunds({ id })) ?? [])
    : []
  if (!found) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "Medusa has no such refund, so nothing was paid out."
    )
  }
  const refund = refundSchema.parse(found)
  return {
    id: refund.id,
    created_by: refund.created_by ?? null,
    note: refund.note ?? null,
    payout_id: refund.metadata?.flexpay_payout_id ?? null,
    reversal_of: refund.metadata?.flexpay_reversal_of ?? null,
  }
}
