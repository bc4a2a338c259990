import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { renderReturnPage } from "../page"

/**
 * The page to which FlexPay's card page redirects the shopper. With the option
 * `storefront_url`, leads on to the shop, which knows the shopper's cart, unless
 * the payment was requested by a link. Else shows the state of the payment while
 * it is live, and for a day. The address proves nothing: anyone can open the "approved" one,
 * and FlexPay, its logs and the browser's history know the reference.
 */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const { storefront_url } = flexpay.options
  const payment = await flexpay.payments.findReturned(
    req.params.reference ?? ""
  )
  const hasLink =
    payment !== null &&
    (await flexpay.paymentLinks.isForCollection(payment.payment_collection_id))
  if (storefront_url && !hasLink) {
    res.redirect(303, storefront_url)
    return
  }
  res
    .status(payment ? 200 : 404)
    .setHeader("content-type", "text/html; charset=utf-8")
    .setHeader("cache-control", "no-store")
    .setHeader(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'"
    )
    .send(
      renderReturnPage(
        payment,
        req.acceptsLanguages("fr", "en") === "en" ? "en" : "fr"
      )
    )
}
