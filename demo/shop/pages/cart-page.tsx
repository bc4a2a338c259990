import { Link } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { setQuantity, type Cart } from "../cart/cart-desk"
import { hasDelivery } from "../cart/address"
import { useItemName } from "../components/item-name"
import { Page } from "../components/page"
import { Problem } from "../components/problem"
import { ProductPicture } from "../components/product-picture"
import { Totals } from "../components/totals"
import { WithCart } from "../components/with-cart"
import { useSpeech, useTexts } from "../language"
import { useShop } from "../shop"
import { useAction } from "../use-action"

/** What the shopper means to buy. */
export function CartPage() {
  const texts = useTexts()
  return (
    <Page title={texts.cartPage.title} className="narrow">
      <WithCart>{(cart) => <Filled cart={cart} />}</WithCart>
    </Page>
  )
}

function Filled({ cart }: { cart: Cart }) {
  const { texts, money } = useSpeech()
  const shop = useShop()
  const { change } = useCart()
  const nameOf = useItemName()
  const { run, busy, error } = useAction((itemId: string, quantity: number) =>
    change((present) => setQuantity(shop, present, itemId, quantity))
  )
  // Medusa lists a line that was changed last; the shopper's eye stays put.
  const items = [...(cart.items ?? [])].sort((one, other) =>
    one.id.localeCompare(other.id)
  )
  return (
    <>
      <ul className="items" aria-busy={busy}>
        {items.map((item) => {
          const { name, variant } = nameOf(item)
          const what = `${name}, ${variant}`
          return (
            <li key={item.id}>
              <ProductPicture handle={item.product_handle ?? null} />
              <span>
                <Link to={`/produits/${item.product_handle}`}>
                  <strong>{name}</strong>
                </Link>
                <span className="quiet">{variant}</span>
              </span>
              <span className="price">
                {money(item.unit_price * item.quantity, cart.currency_code)}
              </span>
              <span className="counter">
                <button
                  type="button"
                  aria-label={texts.cartPage.less(what)}
                  aria-disabled={busy}
                  onClick={() => run(item.id, item.quantity - 1)}
                >
                  −
                </button>
                <output aria-label={texts.product.quantity}>
                  {item.quantity}
                </output>
                <button
                  type="button"
                  aria-label={texts.cartPage.more(what)}
                  aria-disabled={busy}
                  onClick={() => run(item.id, item.quantity + 1)}
                >
                  +
                </button>
                <button
                  type="button"
                  className="plain"
                  aria-label={texts.cartPage.removeWhat(what)}
                  aria-disabled={busy}
                  onClick={() => run(item.id, 0)}
                >
                  {texts.cartPage.remove}
                </button>
              </span>
            </li>
          )
        })}
      </ul>
      {error !== undefined && <Problem error={error} />}
      <Totals
        currency={cart.currency_code}
        items={cart.item_total}
        delivery={hasDelivery(cart) ? cart.shipping_total : undefined}
        total={cart.total}
      />
      <Link className="button primary wide" to="/commander/adresse">
        {texts.cartPage.checkout}
      </Link>
    </>
  )
}
