import type { ReactNode } from "react"
import type { FlexPayView, StoreFlexPayTransaction } from "../types.ts"
import { CardForm } from "./card-form.tsx"
import { PhoneForm } from "./phone-form.tsx"
import type { FlexPaySupport } from "../support.ts"
import { Support } from "./support.tsx"
import type { FlexPayTexts } from "./texts.ts"
import { Help, Steps } from "./waiting.tsx"

export interface BodyProps {
  texts: FlexPayTexts
  view: FlexPayView
  /** Whether the session is of the card provider. */
  isCard: boolean
  /** Whether the transaction is by card; it may be of an earlier session. */
  wasCard: boolean
  /** Formatted. */
  amount: string
  transaction: StoreFlexPayTransaction | null
  waitedLong: boolean
  phone: string
  /** Whether the last request can be repeated without the form. */
  canSendAgain: boolean
  onPhoneChange: (phone: string) => void
  onRequest: (msisdn?: string) => void
  onSendAgain: () => void
  onChangeNumber: () => void
  onComplete: () => void
  onPayAnotherWay: (() => void) | undefined
  support: FlexPaySupport | undefined
}

/** The content of a view below its heading. */
export function Body(props: BodyProps) {
  const { texts, view, isCard, transaction } = props
  const support = props.support && (
    <Support texts={texts} support={props.support} />
  )
  const payAnotherWay = props.onPayAnotherWay && (
    <Button secondary onClick={props.onPayAnotherWay}>
      {texts.payAnotherWay}
    </Button>
  )
  switch (view) {
    case "form":
      return (
        <>
          {isCard ? (
            <CardForm {...props} onSubmit={() => props.onRequest()} />
          ) : (
            <PhoneForm {...props} onSubmit={props.onRequest} />
          )}
          {payAnotherWay}
        </>
      )
    case "sending":
    case "waiting":
      return (view === "sending" ? isCard : props.wasCard) ? null : (
        <>
          <Steps
            texts={texts}
            current={view === "waiting" && isOnPhone(transaction) ? 1 : 0}
          />
          {view === "waiting" && (
            <p className="flexpay-hint">{texts.mayLeave}</p>
          )}
          {props.waitedLong && (
            <Help texts={texts} payAnotherWay={payAnotherWay} />
          )}
        </>
      )
    case "placing":
      return <Steps texts={texts} current={3} />
    case "paid":
      return <Steps texts={texts} current={4} />
    case "deferred":
      return <Button onClick={props.onComplete}>{texts.deferredButton}</Button>
    case "card_page":
      return transaction?.redirect_url ? (
        <a className="flexpay-button" href={transaction.redirect_url}>
          {texts.cardPageButton}
        </a>
      ) : null
    case "amount_changed":
      return <p className="flexpay-hint">{texts.amountChangedConfirmed}</p>
    case "returned":
      return (
        <>
          <Button onClick={props.onChangeNumber}>{texts.payAgain}</Button>
          {payAnotherWay}
          {support}
        </>
      )
    case "failed":
    case "expired":
      return (
        <>
          {transaction?.can_retry && <Retry {...props} />}
          {payAnotherWay}
          {transaction?.reason === "misconfigured" && support}
        </>
      )
    case "checking":
    case "help":
    case "order_canceled":
      return support
    case "loading":
    case "gone":
      return null
  }
}

/** Another try, with the same number or another one. */
function Retry({
  texts,
  isCard,
  canSendAgain,
  onSendAgain,
  onChangeNumber,
}: BodyProps) {
  return (
    <>
      <Button onClick={canSendAgain ? onSendAgain : onChangeNumber}>
        {!isCard && canSendAgain ? texts.sendAgain : texts.tryAgain}
      </Button>
      {!isCard && canSendAgain && (
        <Button secondary onClick={onChangeNumber}>
          {texts.changeNumber}
        </Button>
      )}
    </>
  )
}

function Button({
  secondary = false,
  onClick,
  children,
}: {
  secondary?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className={`flexpay-button${secondary ? " flexpay-button--secondary" : ""}`}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

function isOnPhone(transaction: StoreFlexPayTransaction | null): boolean {
  return transaction?.state === "pending"
}
