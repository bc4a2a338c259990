/** What a number starts with that names its country. */
const INTERNATIONAL = /^(?:\+|00)/
/** A number of DR Congo without "+", or as it is dialled in the country. */
const CONGOLESE = /^(?:243|0)?(\d{9})$/

/**
 * The address that opens WhatsApp with a message to a number. Without a number
 * that WhatsApp can read, the sender chooses the contact there.
 * @param phone in any usual notation; null when none is known
 */
export function whatsAppAddress(phone: string | null, message: string): string {
  return `https://wa.me/${toDigits(phone ?? "")}?text=${encodeURIComponent(message)}`
}

function toDigits(phone: string): string {
  const dialled = phone.replace(/[^\d+]/g, "")
  if (INTERNATIONAL.test(dialled)) {
    return dialled.replace(INTERNATIONAL, "").replace(/\+/g, "")
  }
  const [, national] = CONGOLESE.exec(dialled) ?? []
  return national ? `243${national}` : ""
}
