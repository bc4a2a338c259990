import "medusa-payment-flexpay/react.css"
import { FlexPayPayment } from "medusa-payment-flexpay/react"
import { useEffect, useRef, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import { hasAddress, hasDelivery } from "../cart/address"
import { useCart } from "../cart/cart-context"
import type { Cart } from "../cart/cart-desk"
import {
  askStatus,
  CARD,
  MOBILE_MONEY,
  sessionOf,
} from "../cart/flexpay-status"
import { Checkout } from "../components/checkout"
import { Help } from "../components/help"
import { ItemList } from "../components/item-list"
import { Page } from "../components/page"
import { isNotFound, Problem } from "../components/problem"
import { Skeleton } from "../components/skeleton"
import { Totals } from "../components/totals"
import { usePhoneAddress } from "../components/virtual-phone"
import { useSpeech, useTexts } from "../language"
import { useShop } from "../shop"
import { SUPPORT } from "../support"
import { useAction } from "../use-action"
import { useLoad } from "../use-load"

/** What the card's return page adds to the address of this one. */
const RETURNED = "flexpay_session"

type Session = Parameters<typeof FlexPayPayment>[0]["session"]

/** Paying, and coming back to it: by a reload, or from the card's page. */
export function PaymentPage() {
  const texts = useTexts()
  const { cart: present } = useCart()
  // Paid in another tab, the cart is forgotten there; the payment goes on to
  // its order here, too.
  const last = useRef<Cart | null>(null)
  last.current = present ?? last.current
  const cart = present === undefined ? present : last.current
  const returned = useSearchParams()[0].get(RETURNED)
  const isOurs = cart && sessionOf(cart)?.id === returned
  if (returned && cart !== undefined && !isOurs) {
    return <ReturnedPage sessionId={returned} />
  }
  return (
    <Checkout step="payment" title={texts.payment.title} cart={cart}>
      {(ready) =>
        !hasAddress(ready) ? (
          <Missing to="/commander/adresse" action={texts.payment.noAddress} />
        ) : !hasDelivery(ready) ? (
          <Missing
            to="/commander/livraison"
            action={texts.payment.noDelivery}
          />
        ) : (
          <Payment cart={ready} />
        )
      }
    </Checkout>
  )
}

function Missing({ to, action }: { to: string; action: string }) {
  const texts = useTexts()
  return (
    <div className="empty">
      <p>{texts.payment.notYet}</p>
      <Link className="button" to={to}>
        {action}
      </Link>
    </div>
  )
}

function Payment({ cart }: { cart: Cart }) {
  const texts = useTexts()
  const shop = useShop()
  const { refresh } = useCart()
  const phoneAddress = usePhoneAddress()
  const chooser = useRef<HTMLInputElement>(null)
  const [provider, setProvider] = useState(
    sessionOf(cart)?.provider_id ?? MOBILE_MONEY
  )
  const session = sessionOf(cart, provider)
  const { run, busy, error } = useAction(async () => {
    try {
      await shop.store.payment.initiatePaymentSession(cart, {
        provider_id: provider,
      })
    } catch (problem) {
      // Another tab may have made it at the same moment.
      const present = await refresh()
      if (!present || !sessionOf(present, provider)) {
        throw problem
      }
    }
    await refresh()
  })
  // The cart has no session at first, nor after it was changed elsewhere. One
  // after the other: of two that are asked for at once, either may stay.
  const isMissing = !session && !cart.completed_at
  useEffect(() => {
    if (isMissing && !busy && error === undefined) {
      run()
    }
  }, [isMissing, provider, cart.id, busy])

  return (
    <>
      <fieldset className="choices two">
        <legend>{texts.payment.method}</legend>
        {(
          [
            [MOBILE_MONEY, texts.payment.mobile, texts.payment.mobileHint],
            [CARD, texts.payment.card, texts.payment.cardHint],
          ] as const
        ).map(([id, name, hint]) => (
          <label key={id}>
            <input
              ref={id === provider ? chooser : undefined}
              type="radio"
              name="provider"
              checked={id === provider}
              onChange={() => setProvider(id)}
            />
            <span>
              <strong>{name}</strong>
              <span className="quiet">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="pay">
        {session ? (
          <Kit
            session={session}
            phone={cart.shipping_address?.phone ?? ""}
            onSessionGone={() => void refresh()}
            onPayAnotherWay={() => chooser.current?.focus()}
          />
        ) : error !== undefined ? (
          <Problem error={error} retry={() => run()} />
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
      <p className="quiet only-without-phone">
        {texts.payment.demoPhone}{" "}
        <a href={phoneAddress} target="_blank" rel="noreferrer">
          {texts.payment.demoPhoneLink}
        </a>
      </p>
      <section aria-labelledby="summary-title">
        <h2 id="summary-title">{texts.payment.summary}</h2>
        <ItemList currency={cart.currency_code} items={cart.items ?? []} />
        <Totals
          currency={cart.currency_code}
          items={cart.item_total}
          delivery={cart.shipping_total}
          total={cart.total}
        />
      </section>
      <Help code={cart.id} />
    </>
  )
}

/** The plugin's own component; what is paid leads to its order. */
function Kit(props: {
  session: Session
  phone?: string
  onSessionGone?: () => void
  onPayAnotherWay?: () => void
}) {
  const shop = useShop()
  const { forget } = useCart()
  const { language, texts } = useSpeech()
  const navigate = useNavigate()
  return (
    <FlexPayPayment
      {...props}
      client={shop.client}
      locale={language}
      support={{ ...SUPPORT, hours: texts.help.hours }}
      onPaid={(orderId) => {
        forget()
        void navigate(`/commandes/${orderId}`, {
          replace: true,
          state: { thanks: true },
        })
      }}
    />
  )
}

/** Back from the card's page in a browser that has no such cart. */
function ReturnedPage({ sessionId }: { sessionId: string }) {
  const texts = useTexts()
  const shop = useShop()
  const { data, error, retry } = useLoad(
    () => askStatus(shop.client, sessionId),
    sessionId
  )
  return (
    <Page title={texts.payment.title} className="narrow">
      <div className="pay">
        {data?.amount_changed ? (
          // What its cart costs now is known where that cart is.
          <p className="notice bad">{texts.payment.changedElsewhere}</p>
        ) : data ? (
          <Kit
            session={{
              id: sessionId,
              provider_id: CARD,
              amount: Number(data.amount),
              currency_code: data.currency_code,
            }}
          />
        ) : data === null || isNotFound(error) ? (
          <p className="notice bad">{texts.payment.unknownReturn}</p>
        ) : error ? (
          <Problem error={error} retry={retry} />
        ) : (
          <Skeleton lines={4} />
        )}
      </div>
      <Help code={sessionId} />
    </Page>
  )
}
