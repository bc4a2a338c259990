import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { isUsable } from "../../../../modules/flexpay/payment-links/payment-links"
import type { PaymentLink } from "../../../../modules/flexpay/payment-links/payment-links"
import { readPaymentLink } from "../../../../workflows/payment-links/read-payment-link"
import { readPermissions } from "../permissions"
import type { AdminFlexPayPaymentLink } from "../types"
import { readUsers, toAdminUser } from "../users"

/** @returns null when the link's order or cart was deleted */
export async function toAdminPaymentLink(
  req: AuthenticatedMedusaRequest,
  link: PaymentLink
): Promise<AdminFlexPayPaymentLink | null> {
  const flexpay = resolveFlexPay(req.scope)
  const [report, permissions, users, now] = await Promise.all([
    readPaymentLink(req.scope, link),
    readPermissions(req),
    readUsers(req.scope, [link.created_by]),
    flexpay.now(),
  ])
  const showsUrl = isUsable(link, now) && permissions.has("request_payment")
  return (
    report && {
      id: link.id,
      order_id: link.order_id,
      url: showsUrl ? flexpay.paymentLinks.urlOf(link) : null,
      state: report.state,
      amount: report.amount,
      currency_code: report.currency_code,
      expires_at: new Date(link.expires_at).toISOString(),
      opened_at: link.opened_at && new Date(link.opened_at).toISOString(),
      created_at: new Date(link.created_at).toISOString(),
      created_by: toAdminUser(users, link.created_by),
    }
  )
}
