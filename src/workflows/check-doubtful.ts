import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import type { Transaction } from "../modules/flexpay/transaction/transaction"

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
  const flexpay = resolveFlexPay(container)
  const doubtful = await flexpay.payments.findDoubtful(collectionId)
  return await Promise.all(
    doubtful.map(async (attempt) => {
      if (
        since &&
        attempt.check_status_at &&
        attempt.check_status_at >= since
      ) {
        return attempt
      }
      const checked = await flexpay.checks.checkNow(attempt.id, WITHIN_MS)
      return checked?.transaction ?? attempt
    })
  )
}
