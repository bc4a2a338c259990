import { useEffect, useRef, useState } from "react"
import type { FlexPaySupport } from "../support.ts"
import type { FlexPayClient, FlexPaySnapshot, FlexPayView } from "../types.ts"
import { Body } from "./body.tsx"
import { en } from "./en.ts"
import { fr } from "./fr.ts"
import { Frame } from "./frame.tsx"
import { messageOf, problemOf } from "./messages.ts"
import { formatMoney } from "./money.ts"
import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"
import { useFlexPayPayment } from "./use-flexpay-payment.ts"

/** What is needed of Medusa's payment session. */
export interface FlexPaySession {
  id: string
  provider_id: string
  /** Major units. */
  amount: number
  currency_code: string
}

export interface FlexPayPaymentProps {
  /** `sdk.client` of js-sdk, the same object at each render. */
  client: FlexPayClient
  session: FlexPaySession
  locale?: "fr" | "en"
  /** The shop's own words instead of those of the locale. */
  texts?: Partial<FlexPayTexts>
  /** What the phone field starts with. */
  phone?: string
  /** The order is placed. */
  onPaid: (orderId: string) => void
  /** The cart changed and the session is no more: make it anew. */
  onSessionGone?: () => void
  /** Without it, no other way is offered. */
  onPayAnotherWay?: () => void
  /** For stores that place the order before the payment: complete the cart. */
  onReady?: () => Promise<unknown>
  /** Shown as links where the shopper needs the shop's help. */
  support?: FlexPaySupport
}

/** The payment step of a checkout: mobile money or card, by the session. */
export function FlexPayPayment(props: FlexPayPaymentProps) {
  const { client, session, locale = "fr" } = props
  const texts = { ...(locale === "fr" ? fr : en), ...props.texts }
  const isCard = session.provider_id.startsWith("pp_flexpay-card_")
  const payment = useFlexPayPayment({ client, sessionId: session.id })
  const { transaction } = payment
  const [phone, setPhone] = useState(props.phone ?? "")
  /** The number of the last press. Not kept: the browser fills it in anew. */
  const [asked, setAsked] = useState<string>()
  const [changesNumber, setChangesNumber] = useState(false)
  const [completion, setCompletion] = useState<"none" | "running" | "failed">(
    "none"
  )
  /** Whether the shopper pressed here, and did not merely come back. */
  const pressed = useRef(false)

  const view = viewToShow(payment, { changesNumber, completion })

  function request(msisdn?: string) {
    pressed.current = true
    setAsked(msisdn)
    setChangesNumber(false)
    setCompletion("none")
    void payment.request({ phone: msisdn })
  }

  async function completeCart() {
    setCompletion("running")
    try {
      await props.onReady?.()
      payment.refresh()
    } catch {
      setCompletion("failed")
    }
  }

  // What happened is told once, to whoever listens then.
  const happened = () => {
    if (payment.view === "paid" && transaction?.order_id) {
      props.onPaid(transaction.order_id)
    } else if (payment.view === "gone") {
      props.onSessionGone?.()
    } else if (pressed.current && payment.view === "deferred") {
      pressed.current = false
      void completeCart()
    } else if (pressed.current && payment.view === "card_page") {
      pressed.current = false
      openCardPage(transaction?.redirect_url)
    }
  }
  const latest = useRef(happened)
  latest.current = happened
  useEffect(() => latest.current(), [payment.view, session.id])

  // The transaction may be of an earlier session: another amount or provider.
  const shown = view === "form" ? null : transaction
  const wasCard = shown && view !== "sending" ? shown.phone === null : isCard
  const { amount, currency_code } = shown ?? session
  const values = {
    amount: formatMoney(amount, currency_code, locale),
    newAmount: formatMoney(session.amount, session.currency_code, locale),
    // On one line, however narrow the screen.
    phone: transaction?.phone?.replaceAll(" ", "\u00A0") ?? "",
  }
  const { title, hint } = messageOf(view, transaction, texts, wasCard)
  const notice = payment.offline
    ? texts.offline
    : completion === "failed"
      ? texts.readyFailed
      : problemOf(payment, texts)

  return (
    <Frame lang={locale} view={view} title={title} notice={notice}>
      {hint && <p className="flexpay-text">{fill(hint, values)}</p>}
      <Body
        texts={texts}
        view={view}
        isCard={isCard}
        wasCard={wasCard}
        amount={values.amount}
        transaction={transaction}
        waitedLong={payment.waitedLong}
        phone={phone}
        canAskAgain={isCard || asked !== undefined}
        onPhoneChange={setPhone}
        onRequest={request}
        onAskAgain={() => request(asked)}
        onChangeNumber={() => setChangesNumber(true)}
        onComplete={() => void completeCart()}
        onPayAnotherWay={props.onPayAnotherWay}
        support={props.support}
      />
    </Frame>
  )
}

/** The payment's view, or what the shopper is about to do here. */
function viewToShow(
  { view, transaction }: FlexPaySnapshot,
  here: { changesNumber: boolean; completion: string }
): FlexPayView {
  if (view === "deferred" && here.completion === "running") {
    return "sending"
  }
  return here.changesNumber && transaction?.can_retry && view !== "sending"
    ? "form"
    : view
}

/** Leaves for the card page. */
function openCardPage(url: string | null | undefined): void {
  if (url) {
    window.location.assign(url)
  }
}
