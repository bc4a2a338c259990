import { MedusaModule } from "@medusajs/framework/modules-sdk"
import type { IPaymentModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const sessionSchema = z.object({
  raw_amount: z.object({ value: z.coerce.string() }),
})

/**
 * The amount of a payment session, a decimal string in major units. It is read
 * from Medusa's own column: clients may write the session's `data`.
 * @throws MedusaError (not_found)
 */
export async function readSessionAmount(id: string): Promise<string> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- the registry is untyped
  const instance: Record<string, IPaymentModuleService> | undefined =
    MedusaModule.getModuleInstance(Modules.PAYMENT)
  const [session] =
    (await instance?.[Modules.PAYMENT]?.listPaymentSessions({ id })) ?? []
  if (!session) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "Medusa has no such payment session. Create it again."
    )
  }
  return sessionSchema.parse(session).raw_amount.value
}
