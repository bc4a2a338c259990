import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import type { Cart } from "../cart/cart-desk"
import { useTexts } from "../language"
import { Problem } from "./problem"
import { Skeleton } from "./skeleton"

/** Draws what needs a cart with something in it, or says that there is none. */
export function WithCart(props: {
  /** The shopper's present one when not given. */
  cart?: Cart | null | undefined
  children: (cart: Cart) => ReactNode
}) {
  const texts = useTexts()
  const { cart: present, error, refresh } = useCart()
  const cart = props.cart ?? present
  if (cart?.items?.length) {
    return props.children(cart)
  }
  if (cart === undefined) {
    return error ? (
      <Problem error={error} retry={() => void refresh()} />
    ) : (
      <Skeleton lines={6} />
    )
  }
  return (
    <div className="empty">
      <p>{texts.cartPage.empty}</p>
      <Link className="button" to="/">
        {texts.cartPage.emptyAction}
      </Link>
    </div>
  )
}
