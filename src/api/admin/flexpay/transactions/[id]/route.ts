import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { readRefundable } from "../../../../../workflows/payouts/refundable"
import { hideRefundWhenSpent } from "../../hide-refund-when-spent"
import { toAdminTransactions } from "../../response"
import { mustFind, withTimelineEntries } from "../../transaction"
import type { AdminFlexPayTransactionResponse } from "../../types"

/** One transaction with its timeline, and what belongs to it. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayTransactionResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const found = await mustFind(req.scope, req.params.id)
  const payment = found.payment_transaction_id
    ? await flexpay.transactions.findById(found.payment_transaction_id)
    : null
  const payouts = await flexpay.search.listPayouts(payment?.id ?? found.id)
  const related = [...(payment ? [payment] : []), ...payouts].filter(
    ({ id }) => id !== found.id
  )
  const [transaction] = await withTimelineEntries(req, [found])
  if (!transaction) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no FlexPay transaction ${found.id}.`
    )
  }
  const refundable =
    found.kind === "payment" ? await readRefundable(req.scope, found) : null
  res.json({
    transaction: hideRefundWhenSpent(transaction, refundable),
    related: await toAdminTransactions(req, related),
    refundable,
  })
}
