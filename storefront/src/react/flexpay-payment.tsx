import { useEffect, useState } from "react"
import { Body } from "./body.tsx"
import { en } from "./en.ts"
import { fr } from "./fr.ts"
import { Frame } from "./frame.tsx"
import { messageOf, problemOf } from "./messages.ts"
import { formatMoney } from "./money.ts"
import { OPERATOR_NAMES } from "../phone.ts"
import type { FlexPayView, StoreFlexPayTransaction } from "../types.ts"
import type { FlexPayPaymentProps, FlexPaySession } from "./props.ts"
import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"
import { writePhone } from "./typed-phone.ts"
import { useDocumentTitle } from "./use-document-title.ts"
import { useFlexPayPayment } from "./use-flexpay-payment.ts"
import type { FlexPayPaymentState } from "./use-flexpay-payment.ts"
import { usePaymentStep } from "./use-payment-step.ts"

type Step = ReturnType<typeof usePaymentStep>

/** Views in which the shop's own title says enough. */
const UNTITLED: readonly FlexPayView[] = ["loading", "form", "gone"]

/** The payment step of a checkout: mobile money or card, by the session. */
export function FlexPayPayment(props: FlexPayPaymentProps) {
  const { client, session, cartId, locale = "fr" } = props
  const texts = { ...(locale === "fr" ? fr : en), ...props.texts }
  const payment = useFlexPayPayment({
    client,
    sessionId: session.id,
    cartId,
  })
  const [phone, setPhone] = useState(props.phone ?? "")
  const step = usePaymentStep(payment, props)
  useCheckAfterCancel(props, payment)
  const shown = shownPayment(props, payment, step)
  const { title, hint } = messageOf(step.view, { ...shown, texts })
  useDocumentTitle(
    props.documentTitle === false || UNTITLED.includes(step.view) ? null : title
  )
  return (
    <Frame
      lang={locale}
      view={step.view}
      title={title}
      notice={noticeOf(payment, step, texts)}
    >
      {hint && (
        <p className="flexpay-text">{fill(hint, shown.values(locale))}</p>
      )}
      <Body
        {...shown}
        texts={texts}
        view={step.view}
        isCard={isCardSession(session)}
        wasCard={shown.isCard}
        amount={formatMoney(
          shown.priced.amount,
          shown.priced.currency_code,
          locale
        )}
        waitedLong={payment.waitedLong}
        disturbedOperators={payment.disturbedOperators}
        phone={phone}
        canSendAgain={canSendAgain(session, payment, step)}
        isChecking={payment.check === "running"}
        operatorHelp={operatorHelpOf(props, shown.transaction)}
        onPhoneChange={setPhone}
        onRequest={step.request}
        onSendAgain={() => step.request(step.lastPhone)}
        onChangeNumber={step.changeNumber}
        onCheckNow={payment.checkNow}
        onStay={step.stay}
        onComplete={step.completeCart}
        onPayAnotherWay={props.onPayAnotherWay && step.payAnotherWay}
        support={props.support}
      />
    </Frame>
  )
}

/** FlexPay may know already that nothing was paid on the card page. */
function useCheckAfterCancel(
  { cardReturn }: FlexPayPaymentProps,
  { checkNow }: FlexPayPaymentState
): void {
  useEffect(() => {
    if (cardReturn === "canceled") {
      checkNow()
    }
  }, [cardReturn, checkNow])
}

/** What is shown of a payment, which may be of an earlier session. */
function shownPayment(
  { session, cardReturn }: FlexPayPaymentProps,
  { view: paymentView, transaction }: FlexPayPaymentState,
  { view, leavesPush, lastPhone }: Step
) {
  const shown = view === "form" ? null : transaction
  const leavesCardPage = view === "form" && paymentView === "card_page"
  const requested = leavesCardPage ? transaction : shown
  const money = (
    priced: FlexPaySession | StoreFlexPayTransaction,
    locale: string
  ) => formatMoney(priced.amount, priced.currency_code, locale)
  return {
    transaction,
    priced: shown ?? session,
    /** By the transaction's method, once there is one. */
    isCard:
      shown && view !== "sending"
        ? shown.phone === null
        : isCardSession(session),
    leavesPush,
    leavesCardPage,
    isCardCanceled: cardReturn === "canceled",
    values: (locale: string) => ({
      amount: money(requested ?? session, locale),
      newAmount: money(session, locale),
      phone: payerOf(transaction, lastPhone),
    }),
  }
}

function isCardSession({ provider_id }: FlexPaySession): boolean {
  return provider_id.startsWith("pp_flexpay-card_")
}

/** Whether the last request can be repeated without the form. */
function canSendAgain(
  session: FlexPaySession,
  { problem }: FlexPayPaymentState,
  { lastPhone }: Step
): boolean {
  return (
    (isCardSession(session) || lastPhone !== undefined) &&
    problem !== "too_many_pushes"
  )
}

function operatorHelpOf(
  { operatorHelp }: FlexPayPaymentProps,
  transaction: StoreFlexPayTransaction | null
): string | undefined {
  return operatorHelp?.[transaction?.operator ?? "unknown"]
}

/** The number that pays, on one line on narrow screens, and its operator. */
function payerOf(
  transaction: StoreFlexPayTransaction | null,
  typedPhone: string | undefined
): string {
  const { phone, operator } = transaction ?? {}
  const number = typedPhone ? writePhone(typedPhone) : (phone ?? "")
  const line = number.replace(/ /g, "\u00A0")
  // No break behind a hyphen: "M-Pesa" is one word.
  const name = operator && OPERATOR_NAMES[operator].replace("-", "\u2011")
  return name ? `${line} (${name})` : line
}

function noticeOf(
  payment: FlexPayPaymentState,
  step: { hasCompletionFailed: boolean },
  texts: FlexPayTexts
): string | null {
  if (payment.offline) {
    return payment.view === "sending" ? texts.offlineSending : texts.offline
  }
  if (step.hasCompletionFailed) {
    return texts.deferredFailed
  }
  return (
    problemOf(payment, texts) ??
    (payment.check === "no_result" ? texts.notConfirmed : null)
  )
}
