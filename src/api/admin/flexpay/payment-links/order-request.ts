import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { readPayableOrder } from "../../../../workflows/medusa/payable-order"
import { readRegionMethods } from "../../../../workflows/medusa/region-methods"
import { readPermissions } from "../permissions"
import type { AdminFlexPayOrderRequest } from "../types"
import { toAdminPaymentLink } from "./response"

/** What can be requested for an order, and its last payment link. */
export async function readOrderRequest(
  req: AuthenticatedMedusaRequest,
  order_id: string
): Promise<AdminFlexPayOrderRequest> {
  const { paymentLinks } = resolveFlexPay(req.scope)
  const [outstanding, link, permissions] = await Promise.all([
    readOutstanding(req.scope, order_id),
    paymentLinks.findLatest({ order_id }),
    readPermissions(req),
  ])
  return {
    outstanding,
    link: link && (await toAdminPaymentLink(req, link)),
    can_request: permissions.has("request_payment"),
  }
}

async function readOutstanding(
  container: MedusaContainer,
  id: string
): Promise<AdminFlexPayOrderRequest["outstanding"]> {
  const order = await readPayableOrder(container, id)
  if (
    !order ||
    order.status === "draft" ||
    order.status === "canceled" ||
    MathBN.lte(order.outstanding, 0)
  ) {
    return null
  }
  const methods = await readRegionMethods(container, order.region_id)
  const { outstanding: amount, currency_code } = order
  return methods.size > 0 ? { amount, currency_code } : null
}
