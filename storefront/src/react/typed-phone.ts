/**
 * The number that was typed last. It is kept in the memory of this tab only, so
 * that the shopper can compare it with the phone in hand: the server returns
 * masked numbers, and the browser stores none.
 */
let typedPhone: string | undefined

/** @param msisdn twelve digits from 243 */
export function rememberPhone(msisdn: string | undefined): void {
  typedPhone = msisdn
}

/**
 * The number that was typed in this tab, if the request went to it.
 * @param masked as the server returns it: "+243 81 ••• •• 78"
 * @returns twelve digits from 243
 */
export function recallPhone(
  masked: string | null | undefined
): string | undefined {
  return typedPhone && masked === maskOf(typedPhone) ? typedPhone : undefined
}

/** @returns for twelve digits from 243: "+243 81 234 56 78" */
export function writePhone(msisdn: string): string {
  const parts = [
    msisdn.slice(3, 5),
    msisdn.slice(5, 8),
    msisdn.slice(8, 10),
    msisdn.slice(10),
  ]
  return ["+243", ...parts].join(" ")
}

function maskOf(msisdn: string): string {
  return `+243 ${msisdn.slice(3, 5)} ••• •• ${msisdn.slice(-2)}`
}
