import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import {
  mustExist,
  mustFindTransaction,
} from "../../../../../workflows/must-find"
import { readRefundable } from "../../../../../workflows/payouts/refundable"
import { hideRefundWhenSpent } from "../../hide-refund-when-spent"
import { readCartRequest } from "../../payment-links/cart-request"
import { toAdminTransactions } from "../../response"
import { withTimeline } from "../../with-timeline"
import type { AdminFlexPayTransactionResponse } from "../../types"

/** One transaction with its timeline, and the related transactions. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayTransactionResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const row = await mustFindTransaction(req.scope, req.params.id ?? "")
  const payment = row.payment_transaction_id
    ? await flexpay.transactions.findById(row.payment_transaction_id)
    : null
  const payouts = await flexpay.search.listPayouts(payment?.id ?? row.id)
  const related = [...(payment ? [payment] : []), ...payouts].filter(
    ({ id }) => id !== row.id
  )
  const [shown = null] = await withTimeline(req, [row])
  const transaction = mustExist(shown, "FlexPay transaction", row.id)
  const refundable =
    row.kind === "payment" ? await readRefundable(req.scope, row) : null
  res.json({
    transaction: hideRefundWhenSpent(transaction, refundable),
    related: await toAdminTransactions(req, related),
    refundable,
    cart_request: await readCartRequest(req, row),
  })
}
