import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import type { Cart } from "../cart/cart-desk"
import { useTexts } from "../language"
import { Page } from "./page"
import { Problem } from "./problem"
import { Skeleton } from "./skeleton"
import { Steps } from "./steps"

/** A step of the order: it needs a cart with something in it. */
export function Checkout(props: {
  step: "address" | "delivery" | "payment"
  title: string
  /** The shopper's present one when not given. */
  cart?: Cart | null | undefined
  children: (cart: Cart) => ReactNode
}) {
  const texts = useTexts()
  const { cart: present, error, refresh } = useCart()
  const cart = props.cart ?? present
  return (
    <Page title={props.title} className="narrow">
      <Steps current={props.step} />
      {cart?.items?.length ? (
        props.children(cart)
      ) : cart === undefined ? (
        error ? (
          <Problem error={error} retry={() => void refresh()} />
        ) : (
          <Skeleton lines={6} />
        )
      ) : (
        <div className="empty">
          <p>{texts.cartPage.empty}</p>
          <Link className="button" to="/">
            {texts.cartPage.emptyAction}
          </Link>
        </div>
      )}
    </Page>
  )
}
