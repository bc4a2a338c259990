import { readPhone } from "./phone.ts"

/** How a shopper reaches the shop when a payment needs help. */
export interface FlexPaySupport {
  /** Of the shop or of its service. */
  name?: string
  phone?: string
  /** A WhatsApp number; `phone` is not used as one. */
  whatsapp?: string
  email?: string
  /** Opening hours, in the shopper's language. */
  hours?: string
}

export interface FlexPaySupportLink {
  kind: "phone" | "whatsapp" | "email"
  href: string
  /** As the shop wrote it. */
  text: string
}

/** Links to the given ways to reach the shop. */
export function supportLinks({
  phone,
  whatsapp,
  email,
}: FlexPaySupport): FlexPaySupportLink[] {
  const links: FlexPaySupportLink[] = []
  if (phone) {
    // A short number, such as 4488, has no country code.
    const number = msisdnOf(phone)
    const href = `tel:${number ? `+${number}` : phone.replace(/[^\d+]/g, "")}`
    links.push({ kind: "phone", href, text: phone })
  }
  if (whatsapp) {
    const number =
      msisdnOf(whatsapp) ?? whatsapp.replace(/\D/g, "").replace(/^00/, "")
    const href = `https://wa.me/${number}`
    links.push({ kind: "whatsapp", href, text: whatsapp })
  }
  if (email) {
    links.push({ kind: "email", href: `mailto:${email}`, text: email })
  }
  return links
}

/** The twelve digits of a Congolese number; null for any other. */
function msisdnOf(text: string): string | null {
  const reading = readPhone(text)
  return reading.ok ? reading.msisdn : null
}
