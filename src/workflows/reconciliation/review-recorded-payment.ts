import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { RecordReview } from "../../modules/flexpay/reconciliation/unrecorded-payments"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { FRESH_CHECK_MS } from "../payouts/check-predecessor"
import { syncIfNeeded } from "../sync/sync-transaction"

/**
 * Approves or rejects an unrecorded payment. An approved one becomes the payment
 * of its order; if this process dies before that, the recheck job continues.
 */
export async function reviewRecordedPayment(
  container: MedusaContainer,
  payment: Transaction,
  { decision, ...review }: RecordReview & { decision: "approve" | "reject" }
): Promise<void> {
  const { unrecordedPayments } = resolveFlexPay(container).reconciliations
  if (decision === "reject") {
    await unrecordedPayments.reject(payment, review)
    return
  }
  const approved = await unrecordedPayments.approve(
    payment,
    review,
    FRESH_CHECK_MS
  )
  if (approved) {
    await syncIfNeeded(container, approved)
  }
}
