import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import type { Cart } from "../cart/cart-api"
import { useTexts } from "../language"
import { Problem } from "./problem"
import { Skeleton } from "./skeleton"

/** Renders its children with a cart that has items, or a message. */
export function WithCart(props: {
  /** The current cart by default. */
  cart?: Cart | null | undefined
  children: (cart: Cart) => ReactNode
}) {
  const texts = useTexts()
  const { cart: currentCart, error, refresh } = useCart()
  const cart = props.cart ?? currentCart
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
