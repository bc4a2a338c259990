import { useFlexPayPayment } from "medusa-payment-flexpay-storefront/react"
import type { FlexPayPaymentState } from "medusa-payment-flexpay-storefront/react"
import {
  createContext,
  useContext,
  useEffect,
  useState,
  type ReactNode,
} from "react"
import { useLocation } from "react-router-dom"
import { useShop } from "../shop"
import { useCart } from "./cart-context"
import { blocksCart } from "./flexpay-status"

/** The path of the page that shows the payment itself. */
export const PAYMENT_PATH = "/commander/paiement"

const OpenPaymentContext = createContext<FlexPayPaymentState | null>(null)

/** The payment of the cart; null without one, and on the payment's own page. */
export function useOpenPayment(): FlexPayPaymentState | null {
  return useContext(OpenPaymentContext)
}

/** Whether a payment that waits or has arrived keeps the cart as it is. */
export function useIsCartLocked(): boolean {
  const transaction = useOpenPayment()?.transaction
  return transaction ? blocksCart(transaction) : false
}

/**
 * Follows the payment of the cart for all pages. It is known by the cart: a
 * payment session is deleted when its cart changes elsewhere.
 */
export function OpenPaymentProvider({ children }: { children: ReactNode }) {
  const { cart } = useCart()
  const { pathname } = useLocation()
  const [payment, setPayment] = useState<FlexPayPaymentState | null>(null)
  const isFollowed = Boolean(cart?.payment_collection)
  return (
    <OpenPaymentContext.Provider value={payment}>
      {cart && isFollowed && pathname !== PAYMENT_PATH && (
        <Follower cartId={cart.id} onChange={setPayment} />
      )}
      {children}
    </OpenPaymentContext.Provider>
  )
}

/** Apart from the pages, which are not rendered anew when it comes or goes. */
function Follower(props: {
  cartId: string
  onChange: (payment: FlexPayPaymentState | null) => void
}) {
  const { cartId, onChange } = props
  const { client } = useShop()
  const payment = useFlexPayPayment({ client, cartId })
  const { view, transaction } = payment
  useEffect(() => onChange(payment), [view, transaction, onChange])
  useEffect(() => () => onChange(null), [onChange])
  return null
}
