import { useLocalization } from "../language"

/** The totals of a cart or an order, in major units. */
export function Totals(props: {
  currency: string
  items: number
  /** Undefined before a delivery is chosen. */
  delivery: number | undefined
  total: number
  /** What the shopper got back. */
  refunded?: number
}) {
  const { texts, money } = useLocalization()
  const { currency, items, delivery, total, refunded = 0 } = props
  return (
    <dl className="totals">
      <div>
        <dt>{texts.totals.items}</dt>
        <dd>{money(items, currency)}</dd>
      </div>
      <div>
        <dt>{texts.totals.delivery}</dt>
        <dd>
          {delivery === undefined
            ? texts.cartPage.deliveryLater
            : delivery === 0
              ? texts.totals.free
              : money(delivery, currency)}
        </dd>
      </div>
      <div className="total">
        <dt>{texts.totals.total}</dt>
        <dd>{money(total, currency)}</dd>
      </div>
      {refunded > 0 && (
        <div>
          <dt>{texts.totals.refunded}</dt>
          <dd>{money(-refunded, currency)}</dd>
        </div>
      )}
    </dl>
  )
}
