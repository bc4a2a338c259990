import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { renderReturnPage } from "../page"

/** FlexPay may add its own query behind ours, with another question mark. */
const CANCELED = /^canceled\b/

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
    res.redirect(303, storefrontPage(storefront_url, req.query.outcome))
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

/**
 * The shop's page. It learns that the shopper came by the card page's link to
 * cancel, which proves nothing about the payment, and nothing else.
 */
function storefrontPage(storefrontUrl: string, outcome: unknown): string {
  if (typeof outcome !== "string" || !CANCELED.test(outcome)) {
    return storefrontUrl
  }
  const page = new URL(storefrontUrl)
  page.searchParams.set("flexpay_return", "canceled")
  return page.href
}
