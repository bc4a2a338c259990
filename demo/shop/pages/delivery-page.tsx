import type { HttpTypes } from "@medusajs/framework/types"
import { useState } from "react"
import { Link, useNavigate } from "react-router-dom"
import { hasAddress } from "../cart/address"
import { useCart } from "../cart/cart-context"
import { setDelivery, type Cart } from "../cart/cart-desk"
import { Checkout } from "../components/checkout"
import { Help } from "../components/help"
import { Problem } from "../components/problem"
import { Skeleton } from "../components/skeleton"
import { useSpeech, useTexts } from "../language"
import { useShop } from "../shop"
import { useAction } from "../use-action"
import { useLoad } from "../use-load"

type Option = HttpTypes.StoreCartShippingOption

/** How to bring it. */
export function DeliveryPage() {
  const texts = useTexts()
  return (
    <Checkout step="delivery" title={texts.delivery.title}>
      {(cart) =>
        hasAddress(cart) ? (
          <Ways key={cart.id} cart={cart} />
        ) : (
          <Link className="button" to="/commander/adresse">
            {texts.payment.noAddress}
          </Link>
        )
      }
    </Checkout>
  )
}

function Ways({ cart }: { cart: Cart }) {
  const texts = useTexts()
  const shop = useShop()
  const { data, error, retry } = useLoad(async () => {
    const { shipping_options } = await shop.store.fulfillment.listCartOptions({
      cart_id: cart.id,
    })
    // What costs something comes first: it is what most people want.
    return shipping_options.sort((one, other) => other.amount - one.amount)
  }, cart.id)
  if (error) {
    return <Problem error={error} retry={retry} />
  }
  if (!data) {
    return <Skeleton lines={4} />
  }
  const address = cart.shipping_address
  return (
    <>
      <p className="card-line">
        <span>
          {texts.delivery.to} {address?.address_1}, {address?.city}
        </span>
        <Link to="/commander/adresse">{texts.delivery.change}</Link>
      </p>
      {data.length === 0 ? (
        <>
          <p className="empty">{texts.delivery.none}</p>
          <Help />
        </>
      ) : (
        <WayForm cart={cart} options={data} />
      )}
    </>
  )
}

function WayForm({ cart, options }: { cart: Cart; options: Option[] }) {
  const { texts, money } = useSpeech()
  const shop = useShop()
  const navigate = useNavigate()
  const { change } = useCart()
  const known = cart.shipping_methods?.[0]?.shipping_option_id
  const [chosen, setChosen] = useState(known ?? options[0]?.id ?? "")
  const { run, busy, error } = useAction(async () => {
    if (chosen !== known) {
      await change((present) => setDelivery(shop, present, chosen))
    }
    void navigate("/commander/paiement")
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <fieldset className="choices">
        <legend className="unseen">{texts.delivery.title}</legend>
        {options.map((option) => {
          const words = texts.delivery.options[option.name]
          return (
            <label key={option.id}>
              <input
                type="radio"
                name="option"
                checked={option.id === chosen}
                onChange={() => setChosen(option.id)}
              />
              <span>
                <strong>{words?.name ?? option.name}</strong>
                <span className="quiet">
                  {words?.description ?? option.type.description}
                </span>
              </span>
              <span className="price">
                {option.amount === 0
                  ? texts.totals.free
                  : money(option.amount, cart.currency_code)}
              </span>
            </label>
          )
        })}
      </fieldset>
      {error !== undefined && <Problem error={error} />}
      <button className="primary wide" aria-disabled={busy}>
        {texts.delivery.next}
      </button>
    </form>
  )
}
