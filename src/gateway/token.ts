import { z } from "@medusajs/framework/zod"
import { FlexPayConfigurationError } from "./errors"

const BEARER_PREFIXES = /^(?:bearer\s+)+/i
// What an HTTP header can carry unquoted.
const VISIBLE_ASCII = /^[\x21-\x7e]+$/

const claims = z.object({ exp: z.number() })

/**
 * The bare token. FlexPay sends it by e-mail, sometimes with "Bearer " in front
 * (seen in public integrations); every one is removed, so that the header has
 * exactly one.
 *
 * @throws FlexPayConfigurationError when the token is empty, or holds characters
 *   that a header can't carry (a line broken by a mail program)
 */
export function normalizeToken(raw: string): string {
  const token = raw.trim().replace(BEARER_PREFIXES, "")
  if (token === "" || token.toLowerCase() === "bearer") {
    throw new FlexPayConfigurationError("The FlexPay token is empty")
  }
  if (!VISIBLE_ASCII.test(token)) {
    throw new FlexPayConfigurationError(
      "The FlexPay token holds white space or signs that a token can't have: paste it as one line"
    )
  }
  return token
}

/**
 * When the token expires, from the `exp` claim (seconds since 1970) of the JWT;
 * null when it has none. Only FlexPay can verify the signature: the date is for
 * warning the store in time.
 */
export function readTokenExpiry(token: string): Date | null {
  const payload = token.split(".")[1]
  if (payload === undefined) {
    return null
  }
  try {
    const json: unknown = JSON.parse(
      Buffer.from(payload, "base64url").toString("utf8")
    )
    const expiry = new Date(claims.parse(json).exp * 1_000)
    return Number.isNaN(expiry.getTime()) ? null : expiry
  } catch {
    return null
  }
}
