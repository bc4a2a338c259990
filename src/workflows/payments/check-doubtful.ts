import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"

/** How long a request waits for a check before it goes on without the answer. */
export const CHECK_WAIT_MS = 4_000

/**
 * Checks the attempts of a payment collection that ended without a final
 * answer, before they are treated as unpaid. Takes at most four seconds; a
 * later answer is still recorded.
 *
 * @param since attempts with a check status since then are not checked
 * @returns these attempts after the checks
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
      const checked = await flexpay.checks.checkNow(attempt.id, CHECK_WAIT_MS)
      return checked?.transaction ?? attempt
    })
  )
}
