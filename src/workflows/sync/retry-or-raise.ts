import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"

/** For how long after the payment a failed sync is tried again. */
const RETRY_FOR_MS = 10 * 60 * 1000

/**
 * Ends a failed sync of a success: the recheck job tries again for ten minutes,
 * unless the error lasts. Then an operator decides.
 */
export async function retryOrRaise(
  flexpay: FlexPayModuleService,
  transaction: Transaction,
  { message, isLasting }: { message: string; isLasting: boolean }
): Promise<void> {
  const now = await flexpay.now()
  const paidAt = transaction.finalized_at ?? now
  const since = now.getTime() - paidAt.getTime()
  if (since > RETRY_FOR_MS || isLasting) {
    await flexpay.syncs.raise(transaction, {
      attention: "order_not_placed",
      order_id: null,
      details: { error: message },
    })
  } else {
    await flexpay.syncs.retryLater(transaction, message)
  }
}
