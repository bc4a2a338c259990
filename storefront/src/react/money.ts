/**
 * Formats an amount: whole francs without decimals, dollars with two. For
 * display only.
 * @param amount major units
 */
export function formatMoney(
  amount: number | string,
  currency: string,
  locale: string
): string {
  const value = Number(amount)
  const whole = currency.toLowerCase() === "cdf" && Number.isInteger(value)
  return new Intl.NumberFormat(locale === "fr" ? "fr-CD" : locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...(whole && { maximumFractionDigits: 0, minimumFractionDigits: 0 }),
  }).format(value)
}
