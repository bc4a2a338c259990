import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../../../../modules/flexpay"
import type FlexPayModuleService from "../../../../../modules/flexpay/service"
import { readRefundable } from "../../../../../workflows/refunds/refundable"
import { offeringRefund } from "../../offering-refund"
import { toAdminTransactions } from "../../response"
import { mustFind, withEvents } from "../../transaction"
import type { AdminFlexPayTransactionResponse } from "../../types"

/** One transaction with its timeline, and what belongs to it. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayTransactionResponse>
): Promise<void> {
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const found = await mustFind(req.scope, req.params.id)
  const payment = found.payment_transaction_id
    ? await ledger.findById(found.payment_transaction_id)
    : null
  const payouts = await ledger.listPayouts(payment?.id ?? found.id)
  const related = [...(payment ? [payment] : []), ...payouts].filter(
    ({ id }) => id !== found.id
  )
  const [transaction] = await withEvents(req, [found])
  if (!transaction) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no FlexPay transaction ${found.id}.`
    )
  }
  const refundable =
    found.kind === "payment" ? await readRefundable(req.scope, found) : null
  res.json({
    transaction: offeringRefund(transaction, refundable),
    related: await toAdminTransactions(req, related),
    refundable,
  })
}
