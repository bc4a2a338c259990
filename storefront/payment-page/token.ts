/** As the plugin signs it; an app that sent the address may have added to it. */
const TOKEN = /^#([0-9A-Z]{26}\.[\w-]{43})/

/**
 * The token of a payment link.
 * @param hash of the page's address, from `#` on
 * @returns null for an address that was copied incompletely
 */
export function readToken(hash: string): string | null {
  return TOKEN.exec(hash)?.[1] ?? null
}

/** The part of a token that is no secret: it names what the browser stores. */
export function idOf(token: string): string {
  return token.slice(0, token.indexOf("."))
}
