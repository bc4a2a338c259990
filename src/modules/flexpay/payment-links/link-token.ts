import { createHmac, timingSafeEqual } from "node:crypto"

/** The id without its prefix, and the signature: both are safe in an address. */
const TOKEN = /^([0-9A-Z]{26})\.([\w-]{43})$/
const PREFIX = "fplink_"

/**
 * The secret part of a payment link's address.
 * @param secret only this store's servers know it
 */
export function signLink(id: string, secret: string): string {
  return `${id.slice(PREFIX.length)}.${signatureOf(id, secret)}`
}

/** The id of the link that a token was signed for; null for any other text. */
export function readLinkToken(token: string, secret: string): string | null {
  const [, end, signature = ""] = TOKEN.exec(token) ?? []
  const id = `${PREFIX}${end ?? ""}`
  const isSigned = timingSafeEqual(
    Buffer.from(signature.padEnd(43, " ")),
    Buffer.from(signatureOf(id, secret))
  )
  return end !== undefined && isSigned ? id : null
}

function signatureOf(id: string, secret: string): string {
  return createHmac("sha256", secret)
    .update(`flexpay payment link ${id}`)
    .digest("base64url")
}
