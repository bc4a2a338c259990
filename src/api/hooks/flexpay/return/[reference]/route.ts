import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { renderReturnPage } from "../page"

/**
 * The page to which FlexPay's card page redirects the shopper. Shows the state
 * of the transaction: the address proves nothing, since anyone can open the
 * "approved" one.
 */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const transaction = await flexpay.payments.findByReference(
    req.params.reference ?? ""
  )
  const { storefront_url } = flexpay.options
  if (transaction?.payment_session_id && storefront_url) {
    const shop = new URL(storefront_url)
    shop.searchParams.set("flexpay_session", transaction.payment_session_id)
    res.redirect(303, shop.href)
    return
  }
  res
    .status(transaction ? 200 : 404)
    .setHeader("content-type", "text/html; charset=utf-8")
    .setHeader("cache-control", "no-store")
    .setHeader(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'"
    )
    .send(
      renderReturnPage(
        transaction,
        req.acceptsLanguages("fr", "en") === "en" ? "en" : "fr"
      )
    )
}
