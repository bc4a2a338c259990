import { Link } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { PAYMENT_PATH, useOpenPayment } from "../cart/open-payment"
import { useLocalization } from "../language"

/** A banner about a payment in progress, on all pages but its own. */
export function OpenPayment() {
  const { texts, money } = useLocalization()
  const { discard } = useCart()
  const { view, transaction } = useOpenPayment() ?? {}
  const { openPayment } = texts
  if (transaction?.order_id) {
    return (
      <div className="notice bar good" role="status">
        <p>{openPayment.placed}</p>
        <Link to={`/commandes/${transaction.order_id}`} onClick={discard}>
          {openPayment.see}
        </Link>
      </div>
    )
  }
  // The shopper may request another push: no payment is in progress.
  if (!transaction || transaction.can_retry) {
    return null
  }
  const amount = money(Number(transaction.amount), transaction.currency_code)
  switch (view) {
    case "help":
      return (
        <div className="notice bar bad" role="status">
          <p>{openPayment.help}</p>
          <Link to={PAYMENT_PATH}>{openPayment.seeHelp}</Link>
        </div>
      )
    case "order_canceled":
      return transaction.retry_after_ms === null ? null : (
        <div className="notice bar bad" role="status">
          <p>{openPayment.orderCanceled}</p>
        </div>
      )
    case "amount_changed":
      return (
        <div className="notice bar bad" role="status">
          <p>{openPayment.amountChanged(amount)}</p>
          <Link to={PAYMENT_PATH}>{openPayment.seeHelp}</Link>
        </div>
      )
    default:
      return (
        <div className="notice bar" role="status">
          <p>{openPayment.waiting(amount)}</p>
          <Link to={PAYMENT_PATH}>{openPayment.resume}</Link>
        </div>
      )
  }
}
