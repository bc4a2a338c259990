import type { ReactNode } from "react"
import type { Cart } from "../cart/cart-api"
import { Page } from "./page"
import { Steps } from "./steps"
import { WithCart } from "./with-cart"

/** A step of the checkout; it needs a cart with items. */
export function Checkout(props: {
  step: "address" | "delivery" | "payment"
  title: string
  /** The current cart by default. */
  cart?: Cart | null | undefined
  children: (cart: Cart) => ReactNode
}) {
  return (
    <Page title={props.title} className="narrow">
      <Steps current={props.step} />
      <WithCart cart={props.cart}>{props.children}</WithCart>
    </Page>
  )
}
