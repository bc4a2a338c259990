import { useState } from "react"
import { Body } from "./body.tsx"
import { en } from "./en.ts"
import { fr } from "./fr.ts"
import { Frame } from "./frame.tsx"
import { messageOf, problemOf } from "./messages.ts"
import { formatMoney } from "./money.ts"
import type { StoreFlexPayTransaction } from "../types.ts"
import type { FlexPayPaymentProps, FlexPaySession } from "./props.ts"
import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"
import { useFlexPayPayment } from "./use-flexpay-payment.ts"
import type { FlexPayPaymentState } from "./use-flexpay-payment.ts"
import { usePaymentStep } from "./use-payment-step.ts"

/** The payment step of a checkout: mobile money or card, by the session. */
export function FlexPayPayment(props: FlexPayPaymentProps) {
  const { client, session, cartId, locale = "fr" } = props
  const texts = { ...(locale === "fr" ? fr : en), ...props.texts }
  const isCard = session.provider_id.startsWith("pp_flexpay-card_")
  const payment = useFlexPayPayment({
    client,
    sessionId: session.id,
    cartId,
  })
  const { transaction } = payment
  const [phone, setPhone] = useState(props.phone ?? "")
  const step = usePaymentStep(payment, props)
  const { view } = step

  // The transaction may be of an earlier session: another amount or provider.
  const shown = view === "form" ? null : transaction
  const wasCard = shown && view !== "sending" ? shown.phone === null : isCard
  const money = (priced: FlexPaySession | StoreFlexPayTransaction) =>
    formatMoney(priced.amount, priced.currency_code, locale)
  const values = {
    amount: money(shown ?? session),
    newAmount: money(session),
    phone: onOneLine(transaction?.phone ?? ""),
  }
  const { title, hint } = messageOf(view, {
    transaction,
    texts,
    isCard: wasCard,
  })
  return (
    <Frame
      lang={locale}
      view={view}
      title={title}
      notice={noticeOf(payment, step, texts)}
    >
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
        canSendAgain={isCard || step.lastPhone !== undefined}
        onPhoneChange={setPhone}
        onRequest={step.request}
        onSendAgain={() => step.request(step.lastPhone)}
        onChangeNumber={step.changeNumber}
        onComplete={step.completeCart}
        onPayAnotherWay={props.onPayAnotherWay}
        support={props.support}
      />
    </Frame>
  )
}

/** Keeps a number on one line on narrow screens. */
function onOneLine(phone: string): string {
  return phone.replace(/ /g, "\u00A0")
}

function noticeOf(
  payment: FlexPayPaymentState,
  step: { hasCompletionFailed: boolean },
  texts: FlexPayTexts
): string | null {
  if (payment.offline) {
    return texts.offline
  }
  return step.hasCompletionFailed
    ? texts.deferredFailed
    : problemOf(payment, texts)
}
