/**
 * Signs of a support code. The index of the table is on as many, the last of the
 * id: another number needs another migration.
 */
export const SUPPORT_CODE_LENGTH = 6

/** Crockford's base 32, in which the random part of an id is written. */
const SUPPORT_CODE = /^[0-9A-HJKMNP-TV-Z]{6}$/

/**
 * The code by which a shopper names a payment to the shop: the end of its id, 30
 * random bits. It grants nothing. Two transactions may share one.
 */
export function supportCodeOf({ id }: { id: string }): string {
  return id.slice(-SUPPORT_CODE_LENGTH)
}

/**
 * Reads a support code as an operator notes or copies it: in any case, with blanks
 * or hyphens, and with the letters O, I and L for the digits, as Crockford's
 * base 32 has them.
 *
 * @returns null for any other text
 */
export function readSupportCode(text: string): string | null {
  const code = text
    .replace(/[\s-]/g, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
  return SUPPORT_CODE.test(code) ? code : null
}
