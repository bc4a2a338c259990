import type { FlexPayPaymentLink } from "../../src/api/flexpay/pay/types.js"
import { formatMoney } from "../src/react/money.ts"
import { fill } from "../src/react/texts.ts"
import { formatDate, TEXTS } from "./language.ts"
import type { Language } from "./language.ts"

interface SummaryProps {
  link: FlexPayPaymentLink
  language: Language
}

/**
 * What is to be paid, for what, and until when.
 * @param canRequest whether a request can be sent
 */
export function Summary({
  link,
  language,
  canRequest,
}: SummaryProps & { canRequest: boolean }) {
  const texts = TEXTS[language]
  const { amount, currency_code, expires_at } = link
  return (
    <section className="page-summary" aria-label={texts.toPay}>
      {Number(amount) > 0 && (
        <p className="page-due">
          <span>{texts.toPay}</span>{" "}
          <strong>{formatMoney(amount, currency_code, language)}</strong>
        </p>
      )}
      <Items link={link} language={language} />
      {canRequest && (
        <p className="page-hint">
          {fill(texts.validUntil, { date: formatDate(expires_at, language) })}
        </p>
      )}
    </section>
  )
}

/** The order's number and what was ordered. */
export function Items({ link, language }: SummaryProps) {
  const { order_display_id } = link
  return (
    <>
      {order_display_id !== null && (
        <p className="page-order">
          {fill(TEXTS[language].order, { number: String(order_display_id) })}
        </p>
      )}
      <ItemList link={link} language={language} />
    </>
  )
}

/** What was ordered; nothing for an order without items. */
export function ItemList({ link: { items }, language }: SummaryProps) {
  return items.length > 0 ? (
    <ul className="page-items">
      {items.map(({ title, quantity }, index) => (
        <li key={index}>
          {fill(TEXTS[language].item, { title, quantity: String(quantity) })}
        </li>
      ))}
    </ul>
  ) : null
}
