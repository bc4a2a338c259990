import { Link, useLocation } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { askStatus, sessionOf } from "../cart/flexpay-status"
import { useSpeech } from "../language"
import { useShop } from "../shop"
import { useLoad } from "../use-load"

/**
 * Leads back to a payment that was left: it waits, it has become an order
 * meanwhile, or a person of the shop must help.
 */
export function OpenPayment() {
  const { texts, money } = useSpeech()
  const { client } = useShop()
  const { cart, forget } = useCart()
  const { pathname } = useLocation()
  const session = cart ? sessionOf(cart) : undefined
  const { data: payment } = useLoad(
    async () => (session ? askStatus(client, session.id) : null),
    `${session?.id} ${Boolean(cart?.completed_at)} ${pathname}`
  )
  if (!payment || payment.can_retry || pathname === "/commander/paiement") {
    return null
  }
  const { openPayment } = texts
  return (
    <div className="notice bar" role="status">
      {payment.order_id ? (
        <>
          <p>{openPayment.placed}</p>
          <Link to={`/commandes/${payment.order_id}`} onClick={forget}>
            {openPayment.see}
          </Link>
        </>
      ) : (
        <>
          <p>
            {payment.needs_help
              ? openPayment.help
              : openPayment.waiting(
                  money(Number(payment.amount), payment.currency_code)
                )}
          </p>
          <Link to="/commander/paiement">
            {payment.needs_help ? openPayment.seeHelp : openPayment.resume}
          </Link>
        </>
      )}
    </div>
  )
}
