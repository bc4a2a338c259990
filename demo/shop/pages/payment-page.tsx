import "medusa-payment-flexpay-storefront/react.css"
import type { FlexPayView } from "medusa-payment-flexpay-storefront"
import { FlexPayPayment } from "medusa-payment-flexpay-storefront/react"
import { useEffect, useRef, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import { hasAddress, hasDelivery } from "../cart/address"
import { useCart } from "../cart/cart-context"
import type { Cart } from "../cart/cart-api"
import { CARD, MOBILE_MONEY, sessionOf } from "../cart/flexpay-status"
import { Checkout } from "../components/checkout"
import { SupportContact } from "../components/support-contact"
import { ItemList } from "../components/item-list"
import { Page } from "../components/page"
import { PaymentMethod } from "../components/payment-method"
import { Problem } from "../components/problem"
import { Skeleton } from "../components/skeleton"
import { Totals } from "../components/totals"
import { usePhoneAddress } from "../components/virtual-phone"
import { useLocalization, useTexts } from "../language"
import { useShop } from "../shop"
import { SUPPORT } from "../support"
import { useAction } from "../use-action"

/** The query parameter of the option `storefront_url`: a return from the card page. */
const RETURN_PARAMETER = "retour"

/** The query parameter of the plugin: a return by the card page's link to cancel. */
const CARD_RETURN = "flexpay_return"
/** Views of a payment that the shopper has not to choose a method for. */
const FOLDED: readonly FlexPayView[] = [
  "sending",
  "waiting",
  "card_page",
  "amount_changed",
  "checking",
  "placing",
  "paid",
  "help",
  "order_canceled",
]

type Session = Parameters<typeof FlexPayPayment>[0]["session"]

/** The last step of the checkout: the payment, also after a return to it. */
export function PaymentPage() {
  const texts = useTexts()
  const { cart: currentCart } = useCart()
  // A payment in another tab discards the cart there; here the page keeps it
  // until it shows the order.
  const lastCart = useRef<Cart | null>(null)
  lastCart.current = currentCart ?? lastCart.current
  const cart = currentCart === undefined ? undefined : lastCart.current
  const isReturn = useSearchParams()[0].has(RETURN_PARAMETER)
  if (isReturn && cart === null) {
    return <ReturnedPage />
  }
  return (
    <Checkout step="payment" title={texts.payment.title} cart={cart}>
      {(paidCart) =>
        isReturn && !sessionOf(paidCart, CARD) ? (
          <ReturnNotice to="/panier" action={texts.payment.seeCart} />
        ) : !hasAddress(paidCart) ? (
          <MissingStep
            to="/commander/adresse"
            action={texts.payment.noAddress}
          />
        ) : !hasDelivery(paidCart) ? (
          <MissingStep
            to="/commander/livraison"
            action={texts.payment.noDelivery}
          />
        ) : (
          <Payment cart={paidCart} />
        )
      }
    </Checkout>
  )
}

function MissingStep({ to, action }: { to: string; action: string }) {
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
  const phoneAddress = usePhoneAddress()
  const { refresh } = useCart()
  const method = useMethod(cart)
  const { session, error, retry } = usePaymentSession(cart, method.provider)
  // While another session is created, the payment is shown by the last one.
  const lastSession = useRef(session)
  lastSession.current = session ?? lastSession.current
  return (
    <>
      <PaymentMethod {...method} />
      <div className="pay">
        {lastSession.current ? (
          <PaymentKit
            session={lastSession.current}
            cartId={cart.id}
            phone={cart.shipping_address?.phone ?? ""}
            cardReturn={method.cardReturn}
            onSessionGone={() => void refresh()}
            onPayAnotherWay={method.chooseAgain}
            onViewChange={method.onViewChange}
          />
        ) : error === undefined ? (
          <Skeleton lines={6} />
        ) : null}
        {error !== undefined && <Problem error={error} retry={retry} />}
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
      <SupportContact hint={texts.help.payment} />
    </>
  )
}

/** The chosen method, folded to one line while its payment waits. */
function useMethod(cart: Cart) {
  const [query, setQuery] = useSearchParams()
  const selectedMethod = useRef<HTMLInputElement>(null)
  const [provider, setProvider] = useState(
    sessionOf(cart)?.provider_id ?? MOBILE_MONEY
  )
  const [view, setView] = useState<FlexPayView>("loading")
  const [choosesAgain, setChoosesAgain] = useState(false)
  useEffect(() => {
    if (choosesAgain) {
      selectedMethod.current?.focus()
    }
  }, [choosesAgain])
  return {
    provider,
    selectedMethod,
    isFolded: FOLDED.includes(view) && !choosesAgain,
    cardReturn:
      query.get(CARD_RETURN) === "canceled" ? ("canceled" as const) : undefined,
    onChange: (next: string) => {
      setProvider(next)
      // The return from the card page is over.
      setQuery({}, { replace: true })
    },
    chooseAgain: () => {
      setChoosesAgain(true)
      selectedMethod.current?.focus()
    },
    onViewChange: (next: FlexPayView) => {
      setView(next)
      setChoosesAgain(false)
    },
  }
}

/** The cart's payment session of a provider; it is created if it is missing. */
function usePaymentSession(cart: Cart, provider: string) {
  const shop = useShop()
  const { refresh } = useCart()
  const session = sessionOf(cart, provider)
  const { run, busy, error } = useAction(async () => {
    try {
      await shop.store.payment.initiatePaymentSession(cart, {
        provider_id: provider,
      })
    } catch (problem) {
      // Another tab may have created it at the same moment.
      const latestCart = await refresh()
      if (!latestCart || !sessionOf(latestCart, provider)) {
        throw problem
      }
    }
    await refresh()
  })
  // A cart has no session at first, nor after a change elsewhere. Requests are
  // sequential: of two concurrent ones, either session may remain.
  const isMissing = !session && !cart.completed_at
  useEffect(() => {
    if (isMissing && !busy && error === undefined) {
      run()
    }
  }, [isMissing, provider, cart.id, busy])
  return { session, error, retry: () => run() }
}

/** The plugin's payment component; a paid payment leads to its order. */
function PaymentKit(props: {
  session: Session
  cartId: string
  phone: string
  cardReturn: "canceled" | undefined
  onSessionGone: () => void
  onPayAnotherWay: () => void
  onViewChange: (view: FlexPayView) => void
}) {
  const shop = useShop()
  const { discard } = useCart()
  const { language, texts } = useLocalization()
  const navigate = useNavigate()
  return (
    <FlexPayPayment
      {...props}
      client={shop.client}
      locale={language}
      support={{ ...SUPPORT, hours: texts.help.hours }}
      onPaid={(orderId) => {
        discard()
        void navigate(`/commandes/${orderId}`, {
          replace: true,
          state: { thanks: true },
        })
      }}
    />
  )
}

/** The return from the card page in a browser without a cart. */
function ReturnedPage() {
  const texts = useTexts()
  return (
    <Page title={texts.payment.title} className="narrow">
      <ReturnNotice to="/" action={texts.cartPage.emptyAction} />
      <SupportContact />
    </Page>
  )
}

/** What to do in a browser that does not know the card payment. */
function ReturnNotice({ to, action }: { to: string; action: string }) {
  const texts = useTexts()
  return (
    <div className="pay">
      <p className="notice">{texts.payment.returnedElsewhere}</p>
      <Link className="button" to={to}>
        {action}
      </Link>
    </div>
  )
}
