import { useId } from "react"
import { OPERATOR_NAMES } from "../phone.ts"
import type {
  StoreFlexPayOrderResponse,
  StoreFlexPayReceipt,
  StoreFlexPayRefund,
} from "../types.ts"
import { en } from "./en.ts"
import { fr } from "./fr.ts"
import { formatMoney } from "./money.ts"
import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"

export interface FlexPayOrderDetailsProps {
  /** Of `useFlexPayOrder`; null while it is not known. */
  order: StoreFlexPayOrderResponse | null
  locale?: "fr" | "en"
  /** Replace texts of the locale. */
  texts?: Partial<FlexPayTexts>
}

interface PartProps {
  texts: FlexPayTexts
  locale: "fr" | "en"
}

/**
 * How an order was paid and refunded, for the shop's page of the order: a
 * receipt, and what became of each refund. Nothing for an order that was paid in
 * another way.
 */
export function FlexPayOrderDetails({
  order,
  locale = "fr",
  texts: replaced,
}: FlexPayOrderDetailsProps) {
  const id = useId()
  const texts = { ...(locale === "fr" ? fr : en), ...replaced }
  if (!order?.payments.length && !order?.refunds.length) {
    return null
  }
  return (
    <section lang={locale} className="flexpay" aria-labelledby={id}>
      <h2 id={id} className="flexpay-title">
        {texts.receiptTitle}
      </h2>
      {order.payments.map((receipt) => (
        <Receipt
          key={receipt.reference}
          receipt={receipt}
          texts={texts}
          locale={locale}
        />
      ))}
      {order.refunds.map((refund) => (
        <p
          key={refund.requested_at}
          className={`flexpay-refund flexpay-refund--${refund.state}`}
        >
          {refundText(refund, { texts, locale })}
        </p>
      ))}
      {order.payments.length > 0 && (
        <button
          type="button"
          className="flexpay-button flexpay-button--secondary flexpay-screen-only"
          onClick={() => window.print()}
        >
          {texts.printReceipt}
        </button>
      )}
    </section>
  )
}

function Receipt({
  receipt,
  texts,
  locale,
}: PartProps & { receipt: StoreFlexPayReceipt }) {
  const { amount, currency_code, operator, method, phone } = receipt
  const payer =
    method === "card"
      ? texts.receiptCard
      : [operator && OPERATOR_NAMES[operator], onOneLine(phone)]
          .filter(Boolean)
          .join(" ")
  const rows = [
    [texts.receipt.amount, formatMoney(amount, currency_code, locale)],
    [texts.receipt.method, payer],
    [texts.receipt.reference, receipt.reference],
    [texts.receipt.date, formatDate(receipt.paid_at, locale)],
    [texts.receipt.code, receipt.support_code],
  ]
  return (
    <dl className="flexpay-receipt">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function refundText(
  { state, amount, currency_code, phone, arrived_at }: StoreFlexPayRefund,
  { texts, locale }: PartProps
): string {
  // A newer server may know more states.
  const written: Partial<Record<string, string>> = texts.refunds
  return fill(written[state] ?? texts.refunds.requested, {
    amount: formatMoney(amount, currency_code, locale),
    phone: onOneLine(phone) || texts.refundTarget,
    date: arrived_at ? formatDate(arrived_at, locale) : "",
  })
}

function onOneLine(phone: string | null): string {
  return phone?.replace(/ /g, "\u00A0") ?? ""
}

function formatDate(iso: string, locale: "fr" | "en"): string {
  return new Intl.DateTimeFormat(locale === "fr" ? "fr-CD" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
  }).format(new Date(iso))
}
