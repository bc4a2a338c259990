import { createHash, randomBytes, randomInt } from "node:crypto"

// FlexPay's services limit references to 20, 25 or 50 characters (seen in public
// integrations): 20 letters and digits fit everywhere, and hold 119 bits.
const REFERENCE_LENGTH = 20
const REFERENCE_ALPHABET =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
const CALLBACK_TOKEN_BYTES = 32

/**
 * A random reference for one transaction: 20 letters and digits. FlexPay refuses
 * a reference that was used before, and one that can be guessed could be named
 * in forged callbacks.
 */
export function newReference(): string {
  return Array.from({ length: REFERENCE_LENGTH }, () =>
    REFERENCE_ALPHABET.charAt(randomInt(REFERENCE_ALPHABET.length))
  ).join("")
}

/** The secret of one transaction's callback address: 32 random bytes as 43 characters of base64url. */
export function newCallbackToken(): string {
  return randomBytes(CALLBACK_TOKEN_BYTES).toString("base64url")
}

/** SHA-256 of a callback token in hex. Only this is stored, so that a leaked table forges no callback. */
export function hashCallbackToken(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}
