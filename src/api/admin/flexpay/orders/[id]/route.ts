import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { readRows } from "../../../../../workflows/medusa/read-rows"
import { readRefundable } from "../../../../../workflows/payouts/refundable"
import { hideRefundWhenSpent } from "../../hide-refund-when-spent"
import { readOrderRequest } from "../../payment-links/order-request"
import { withTimeline } from "../../with-timeline"
import type { AdminFlexPayOrderResponse } from "../../types"

/** An order's FlexPay payments and payouts, what is refundable, and what is due. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayOrderResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const { id = "" } = req.params
  const collections = await readRows(
    req.scope,
    {
      entity: "order_payment_collection",
      fields: ["payment_collection_id"],
      filters: { order_id: id },
    },
    z.object({ payment_collection_id: z.string() })
  )
  const transactions = await flexpay.search.listForOrder(
    id,
    collections.map(({ payment_collection_id }) => payment_collection_id)
  )
  const shown = await withTimeline(req, transactions)
  const refundables = await Promise.all(
    transactions
      .filter(({ kind }) => kind === "payment")
      .map(async (payment) => await readRefundable(req.scope, payment))
  )
  res.json({
    payments: shown
      .filter(({ kind }) => kind === "payment")
      .map((payment) => {
        const refundable =
          refundables.find(
            ({ payment_transaction_id }) =>
              payment_transaction_id === payment.id
          ) ?? null
        return { ...hideRefundWhenSpent(payment, refundable), refundable }
      }),
    payouts: shown.filter(({ kind }) => kind === "payout"),
    request: await readOrderRequest(req, id),
  })
}
