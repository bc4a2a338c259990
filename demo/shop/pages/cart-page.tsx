import { Link } from "react-router-dom"
import { hasDelivery } from "../cart/address"
import { setQuantity, type Cart } from "../cart/cart-api"
import { useCart } from "../cart/cart-context"
import { PAYMENT_PATH, useIsCartLocked } from "../cart/open-payment"
import { useItemName } from "../components/item-name"
import { Page } from "../components/page"
import { Problem } from "../components/problem"
import { ProductPicture } from "../components/product-picture"
import { Totals } from "../components/totals"
import { WithCart } from "../components/with-cart"
import { useLocalization, useTexts } from "../language"
import { useShop } from "../shop"
import { useAction } from "../use-action"

type Item = NonNullable<Cart["items"]>[number]

/** The items in the cart. */
export function CartPage() {
  const texts = useTexts()
  return (
    <Page title={texts.cartPage.title} className="narrow">
      <WithCart>{(cart) => <CartContent cart={cart} />}</WithCart>
    </Page>
  )
}

function CartContent({ cart }: { cart: Cart }) {
  const texts = useTexts()
  const shop = useShop()
  const { change } = useCart()
  const isLocked = useIsCartLocked()
  const { run, busy, error } = useAction((itemId: string, quantity: number) =>
    change((current) => setQuantity(shop, current, { itemId, quantity }))
  )
  // Medusa returns an updated item last; here the order stays the same.
  const items = [...(cart.items ?? [])].sort((one, other) =>
    one.id.localeCompare(other.id)
  )
  return (
    <>
      <ul className="items" aria-busy={busy}>
        {items.map((item) => (
          <CartItem
            key={item.id}
            item={item}
            currency={cart.currency_code}
            busy={busy || isLocked}
            onQuantity={(quantity) => {
              if (!isLocked) {
                run(item.id, quantity)
              }
            }}
          />
        ))}
      </ul>
      {isLocked ? (
        <p className="quiet" role="status">
          {texts.openPayment.blocked}
        </p>
      ) : (
        error !== undefined && <Problem error={error} />
      )}
      <Totals
        currency={cart.currency_code}
        items={cart.item_total}
        delivery={hasDelivery(cart) ? cart.shipping_total : undefined}
        total={cart.total}
      />
      {isLocked ? (
        <Link className="button primary wide" to={PAYMENT_PATH}>
          {texts.openPayment.resume}
        </Link>
      ) : (
        <Link className="button primary wide" to="/commander/adresse">
          {texts.cartPage.checkout}
        </Link>
      )}
    </>
  )
}

function CartItem(props: {
  item: Item
  currency: string
  busy: boolean
  onQuantity: (quantity: number) => void
}) {
  const { item, currency, busy, onQuantity } = props
  const { texts, money } = useLocalization()
  const { name, variant } = useItemName()(item)
  const label = `${name}, ${variant}`
  return (
    <li>
      <ProductPicture handle={item.product_handle ?? null} />
      <span>
        <Link to={`/produits/${item.product_handle}`}>
          <strong>{name}</strong>
        </Link>
        <span className="quiet">{variant}</span>
      </span>
      <span className="price">
        {money(item.unit_price * item.quantity, currency)}
      </span>
      <span className="counter">
        <button
          type="button"
          aria-label={texts.cartPage.less(label)}
          aria-disabled={busy}
          onClick={() => onQuantity(item.quantity - 1)}
        >
          −
        </button>
        <output aria-label={texts.product.quantity}>{item.quantity}</output>
        <button
          type="button"
          aria-label={texts.cartPage.more(label)}
          aria-disabled={busy}
          onClick={() => onQuantity(item.quantity + 1)}
        >
          +
        </button>
        <button
          type="button"
          className="plain"
          aria-label={texts.cartPage.removeWhat(label)}
          aria-disabled={busy}
          onClick={() => onQuantity(0)}
        >
          {texts.cartPage.remove}
        </button>
      </span>
    </li>
  )
}
