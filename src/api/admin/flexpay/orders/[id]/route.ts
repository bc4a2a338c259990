import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { FLEXPAY_MODULE } from "../../../../../modules/flexpay"
import type FlexPayModuleService from "../../../../../modules/flexpay/service"
import type { Transaction } from "../../../../../modules/flexpay/transaction"
import { findMedusaPayment } from "../../../../../workflows/refunds/medusa-payment"
import { withEvents } from "../../transaction"
import type { AdminFlexPayOrderResponse } from "../../types"

/** What moved through FlexPay for an order, and what can be given back. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayOrderResponse>
): Promise<void> {
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const { data } = await req.scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "order_payment_collection",
      fields: ["payment_collection_id"],
      filters: { order_id: req.params.id },
    })
  const collections = z
    .array(z.object({ payment_collection_id: z.string() }))
    .parse(data)
    .map(({ payment_collection_id }) => payment_collection_id)
  const transactions = collections.length
    ? await ledger.listForCollections(collections)
    : []
  const shown = await withEvents(req, transactions)
  res.json({
    payments: shown.filter(({ kind }) => kind === "payment"),
    payouts: shown.filter(({ kind }) => kind === "payout"),
    refundable: await refundable(
      req.scope,
      transactions.find(
        ({ authorized_session_id }) => authorized_session_id !== null
      )
    ),
  })
}

async function refundable(
  container: MedusaContainer,
  payment: Transaction | undefined
): Promise<AdminFlexPayOrderResponse["refundable"]> {
  const medusaPayment = payment && (await findMedusaPayment(container, payment))
  if (!payment || !medusaPayment) {
    return null
  }
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  return {
    payment_transaction_id: payment.id,
    amount: medusaPayment.refundable,
    currency_code: payment.currency_code,
    paid_out: await ledger.sumPaidOut(payment.id),
  }
}
