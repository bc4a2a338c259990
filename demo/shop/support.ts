import type { FlexPaySupport } from "medusa-payment-flexpay-storefront"

/** Fictitious contacts of the demonstration shop. */
export const SUPPORT = {
  phone: "+243 80 000 0000",
  whatsapp: "+243 80 000 0000",
  email: "boutique@demo.test",
} as const satisfies FlexPaySupport
