import type {
  FlexPayPaymentLink,
  FlexPayReceipt,
} from "../../src/api/flexpay/pay/types.js"
import { formatMoney } from "../src/react/money.ts"
import { formatDate, TEXTS } from "./language.ts"
import type { Language } from "./language.ts"
import type { LinkPageProps } from "./link-page.tsx"
import { ItemList } from "./summary.tsx"

interface ReceiptProps extends Pick<
  LinkPageProps,
  "answer" | "language" | "heading"
> {
  receipt: FlexPayReceipt
}

/** The proof of a payment, on the screen and on paper. */
export function Receipt({ answer, language, heading, receipt }: ReceiptProps) {
  const texts = TEXTS[language]
  return (
    <section className="page-card page-receipt">
      <h2 ref={heading} tabIndex={-1} className="page-title">
        {texts.receipt.title}
      </h2>
      <dl>
        {rowsOf(receipt, answer.link, language).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ItemList link={answer.link} language={language} />
      <p className="page-hint page-screen-only">{texts.receipt.keep}</p>
      {/* Browsers inside of other apps can't print. */}
      {typeof window.print === "function" && (
        <button
          type="button"
          className="page-button page-screen-only"
          onClick={() => window.print()}
        >
          {texts.receipt.print}
        </button>
      )}
    </section>
  )
}

/** The rows of a receipt; those without a value are left out. */
function rowsOf(
  receipt: FlexPayReceipt,
  { order_display_id }: FlexPayPaymentLink,
  language: Language
): [name: string, value: string][] {
  const texts = TEXTS[language]
  const { amount, currency_code, method, phone, reference, paid_at } = receipt
  const payer = phone?.replace(/ /g, "\u00A0")
  const rows: [string, string | null][] = [
    [texts.receipt.amount, formatMoney(amount, currency_code, language)],
    [texts.receipt.date, formatDate(paid_at, language)],
    [
      texts.receipt.method,
      [texts.methods[method], payer].filter(Boolean).join(" "),
    ],
    [texts.receipt.reference, reference],
    [
      texts.receipt.order,
      order_display_id === null ? null : String(order_display_id),
    ],
    [texts.receipt.code, receipt.support_code],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}
