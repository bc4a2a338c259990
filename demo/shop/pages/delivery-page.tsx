import type { HttpTypes } from "@medusajs/framework/types"
import { useState } from "react"
import { Link, useNavigate } from "react-router-dom"
import { hasAddress } from "../cart/address"
import { useCart } from "../cart/cart-context"
import { setDelivery, type Cart } from "../cart/cart-api"
import { Checkout } from "../components/checkout"
import { SupportContact } from "../components/support-contact"
import { Problem } from "../components/problem"
import { Skeleton } from "../components/skeleton"
import { useLocalization, useTexts } from "../language"
import { useShop } from "../shop"
import { useAction } from "../use-action"
import { useLoad } from "../use-load"

type Option = HttpTypes.StoreCartShippingOption

/** The second step of the checkout: the delivery. */
export function DeliveryPage() {
  const texts = useTexts()
  return (
    <Checkout step="delivery" title={texts.delivery.title}>
      {(cart) =>
        hasAddress(cart) ? (
          <DeliveryOptions key={cart.id} cart={cart} />
        ) : (
          <Link className="button" to="/commander/adresse">
            {texts.payment.noAddress}
          </Link>
        )
      }
    </Checkout>
  )
}

function DeliveryOptions({ cart }: { cart: Cart }) {
  const texts = useTexts()
  const shop = useShop()
  const { data, error, retry } = useLoad(async () => {
    const { shipping_options } = await shop.store.fulfillment.listCartOptions({
      cart_id: cart.id,
    })
    // Delivery before free pick-up: most shoppers choose it.
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
          <SupportContact />
        </>
      ) : (
        <DeliveryForm cart={cart} options={data} />
      )}
    </>
  )
}

function DeliveryForm({ cart, options }: { cart: Cart; options: Option[] }) {
  const { texts, money } = useLocalization()
  const shop = useShop()
  const navigate = useNavigate()
  const { change } = useCart()
  const currentId = cart.shipping_methods?.[0]?.shipping_option_id
  const [selectedId, setSelectedId] = useState(
    currentId ?? options[0]?.id ?? ""
  )
  const { run, busy, error } = useAction(async () => {
    if (selectedId !== currentId) {
      await change((current) => setDelivery(shop, current, selectedId))
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
        <legend className="visually-hidden">{texts.delivery.title}</legend>
        {options.map((option) => {
          const translation = texts.delivery.options[option.name]
          return (
            <label key={option.id}>
              <input
                type="radio"
                name="option"
                checked={option.id === selectedId}
                onChange={() => setSelectedId(option.id)}
              />
              <span>
                <strong>{translation?.name ?? option.name}</strong>
                <span className="quiet">
                  {translation?.description ?? option.type.description}
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
