import { createHash } from "node:crypto"
import { gzipSync } from "node:zlib"

/** The page of payment links, as it is served. */
export interface PaymentPage {
  html: Buffer
  gzipped: Buffer
  /** Weak: it stands for both encodings. */
  etag: string
  contentSecurityPolicy: string
}

/**
 * Prepares the page: nothing runs there and nothing is loaded but its own style
 * and script, and the requests go to this server only.
 * @param document with its style and its script inside
 */
export function preparePage(document: string): PaymentPage {
  const html = Buffer.from(document)
  return {
    html,
    gzipped: gzipSync(html, { level: 9 }),
    etag: `W/"${createHash("sha256").update(html).digest("base64url")}"`,
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src ${hashOf(document, "script")}`,
      `style-src ${hashOf(document, "style")}`,
      "connect-src 'self'",
      // Its empty icon, without which browsers request one.
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  }
}

/** The hash of the only such element, as a source of the policy. */
function hashOf(document: string, element: "script" | "style"): string {
  const [, content = ""] =
    new RegExp(`<${element}>(.*)</${element}>`, "s").exec(document) ?? []
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`
}
