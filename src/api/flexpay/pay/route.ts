import { readFileSync } from "node:fs"
import path from "node:path"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { preparePage, type PaymentPage } from "./page"

/** `npm run build` writes it; from this file as it was compiled. */
const FILE = path.resolve(__dirname, "../../../../payment-page/page.html")

let page: PaymentPage | undefined

/**
 * The page of payment links, the same for each link: the token is behind the
 * `#` of its address, which browsers do not send. The page's script reads the
 * link from `/flexpay/pay/payment`.
 */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  page ??= preparePage(readFileSync(FILE, "utf8"))
  res
    .setHeader("content-type", "text/html; charset=utf-8")
    .setHeader("cache-control", "no-cache")
    .setHeader("etag", page.etag)
    .setHeader("content-security-policy", page.contentSecurityPolicy)
    .setHeader("referrer-policy", "no-referrer")
    .setHeader("x-content-type-options", "nosniff")
    .setHeader("x-robots-tag", "noindex")
  res.vary("accept-encoding")
  if (req.acceptsEncodings("gzip") === "gzip") {
    res.setHeader("content-encoding", "gzip")
    res.send(page.gzipped)
  } else {
    res.send(page.html)
  }
}
