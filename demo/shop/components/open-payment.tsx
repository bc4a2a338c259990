import { useFlexPayPayment } from "medusa-payment-flexpay-storefront/react"
import { Link, useLocation } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { sessionOf } from "../cart/flexpay-status"
import { useLocalization } from "../language"
import { useShop } from "../shop"

const PAYMENT = "/commander/paiement"

/** A banner about a payment in progress, on all pages but its own. */
export function OpenPayment() {
  const { cart } = useCart()
  const { pathname } = useLocation()
  const session = cart ? sessionOf(cart) : undefined
  return cart && session && pathname !== PAYMENT ? (
    <Banner cartId={cart.id} sessionId={session.id} />
  ) : null
}

/** The payment is pending, has become an order, or needs support. */
function Banner(session: { cartId: string; sessionId: string }) {
  const { texts, money } = useLocalization()
  const { client } = useShop()
  const { discard } = useCart()
  const { view, transaction } = useFlexPayPayment({ client, ...session })
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
          <Link to={PAYMENT}>{openPayment.seeHelp}</Link>
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
          <Link to={PAYMENT}>{openPayment.seeHelp}</Link>
        </div>
      )
    default:
      return (
        <div className="notice bar" role="status">
          <p>{openPayment.waiting(amount)}</p>
          <Link to={PAYMENT}>{openPayment.resume}</Link>
        </div>
      )
  }
}
