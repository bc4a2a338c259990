import { createHash, randomBytes, randomInt } from "node:crypto"

// Limits of 20, 25 and 50 are in use at FlexPay (seen in public integrations):
// 20 letters and digits pass everywhere, and hold 119 bits.
const REFERENCE_LENGTH = 20
const REFERENCE_ALPHABET =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
const CALLBACK_TOKEN_BYTES = 32

/**
 * A reference for one attempt to move money: 20 letters and digits, drawn by
 * the system's cryptographic generator. FlexPay refuses one used before, and
 * one that can be guessed invites strangers to speak about it.
 */
export function newReference(): string {
  return Array.from({ length: REFERENCE_LENGTH }, () =>
    REFERENCE_ALPHABET.charAt(randomInt(REFERENCE_ALPHABET.length))
  ).join("")
}

/** The secret part of one transaction's callback address: 32 random bytes in base64url, 43 signs. */
export function newCallbackToken(): string {
  return randomBytes(CALLBACK_TOKEN_BYTES).toString("base64url")
}

/** SHA-256 of a callback token in hex: what is stored, so that a leaked table opens no door. */
export function hashCallbackToken(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}
