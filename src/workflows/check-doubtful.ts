import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../modules/flexpay"
import type FlexPayModuleService from "../modules/flexpay/service"
import type { Transaction } from "../modules/flexpay/transaction"

/** How long somebody waits for FlexPay before acting without its answer. */
const WITHIN_MS = 4_000

/**
 * Checks the attempts of a payment collection that ended without a final
 * answer, before something is done that takes them for unpaid. Takes at most
 * four seconds; a slower answer is recorded when it comes.
 *
 * @param since attempts that were answered since then are not asked about
 * @returns those attempts as they stand then
 */
export async function checkDoubtful(
  container: MedusaContainer,
  collectionId: string,
  { since }: { since?: Date } = {}
): Promise<Transaction[]> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const doubtful = await ledger.findDoubtful(collectionId)
  return await Promise.all(
    doubtful.map(async (attempt) => {
      if (since && attempt.told_at && attempt.told_at >= since) {
        return attempt
      }
      const checked = await ledger.checkNow(attempt.id, WITHIN_MS)
      return checked?.transaction ?? attempt
    })
  )
}
