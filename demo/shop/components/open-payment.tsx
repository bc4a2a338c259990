import { useFlexPayPayment } from "medusa-payment-flexpay/react"
import { Link, useLocation } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { sessionOf } from "../cart/flexpay-status"
import { useSpeech } from "../language"
import { useShop } from "../shop"

const PAYMENT = "/commander/paiement"

/** Leads back to a payment that was left. */
export function OpenPayment() {
  const { cart } = useCart()
  const { pathname } = useLocation()
  const session = cart ? sessionOf(cart) : undefined
  return session && pathname !== PAYMENT ? (
    <Banner sessionId={session.id} />
  ) : null
}

/** It waits, it has become an order meanwhile, or a person must help. */
function Banner({ sessionId }: { sessionId: string }) {
  const { texts, money } = useSpeech()
  const { client } = useShop()
  const { forget } = useCart()
  const { view, transaction } = useFlexPayPayment({ client, sessionId })
  const { openPayment } = texts
  if (transaction?.order_id) {
    return (
      <div className="notice bar good" role="status">
        <p>{openPayment.placed}</p>
        <Link to={`/commandes/${transaction.order_id}`} onClick={forget}>
          {openPayment.see}
        </Link>
      </div>
    )
  }
  if (view === "help") {
    return (
      <div className="notice bar bad" role="status">
        <p>{openPayment.help}</p>
        <Link to={PAYMENT}>{openPayment.seeHelp}</Link>
      </div>
    )
  }
  // Another push can't be asked for now: this one is still open.
  return transaction && !transaction.can_retry ? (
    <div className="notice bar" role="status">
      <p>
        {openPayment.waiting(
          money(Number(transaction.amount), transaction.currency_code)
        )}
      </p>
      <Link to={PAYMENT}>{openPayment.resume}</Link>
    </div>
  ) : null
}
