import type { FlexPayTexts } from "medusa-payment-flexpay-storefront/react"
import { FlexPayPayment } from "medusa-payment-flexpay-storefront/react"
import type { FlexPayView } from "medusa-payment-flexpay-storefront"
import { readPhone } from "medusa-payment-flexpay-storefront"

export const texts: Partial<FlexPayTexts> = { pay: "Payer {amount}" }

export const props: Parameters<typeof FlexPayPayment>[0] = {
  client: { fetch: () => Promise.resolve(null) },
  session: {
    id: "payses_123",
    provider_id: "pp_flexpay_flexpay",
    amount: 7000,
    currency_code: "cdf",
  },
  // @ts-expect-error An order's id is text: the types were found.
  onPaid: (orderId: number) => orderId,
}

export function isPaid(view: FlexPayView): boolean {
  // @ts-expect-error No such view.
  return view === "paid" || view === "bought"
}

export function digits(text: string): string | null {
  const reading = readPhone(text)
  return reading.ok ? reading.msisdn : null
}
