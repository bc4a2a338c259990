import type { ReactNode } from "react"
import type { Cart } from "../cart/cart-desk"
import { Page } from "./page"
import { Steps } from "./steps"
import { WithCart } from "./with-cart"

/** A step of the order: it needs a cart with something in it. */
export function Checkout(props: {
  step: "address" | "delivery" | "payment"
  title: string
  /** The shopper's present one when not given. */
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
