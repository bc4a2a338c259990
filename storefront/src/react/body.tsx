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

/** The content of each view; the others have none. */
const BODIES: Partial<Record<FlexPayView, (props: BodyProps) => ReactNode>> = {
  form: FormBody,
  sending: WaitingBody,
  waiting: WaitingBody,
  placing: ({ texts }) => <Steps texts={texts} current={3} />,
  paid: ({ texts }) => <Steps texts={texts} current={4} />,
  deferred: ({ texts, onComplete }) => (
    <Button onClick={onComplete}>{texts.deferredButton}</Button>
  ),
  card_page: CardPageLink,
  amount_changed: ({ texts }) => (
    <p className="flexpay-hint">{texts.amountChangedConfirmed}</p>
  ),
  returned: ReturnedBody,
  failed: FailedBody,
  expired: FailedBody,
  checking: SupportLinks,
  help: SupportLinks,
  order_canceled: SupportLinks,
}

/** The content of a view below its heading. */
export function Body(props: BodyProps) {
  const Content = BODIES[props.view]
  return Content ? <Content {...props} /> : null
}

function FormBody(props: BodyProps) {
  return (
    <>
      {props.isCard ? (
        <CardForm {...props} onSubmit={() => props.onRequest()} />
      ) : (
        <PhoneForm {...props} onSubmit={props.onRequest} />
      )}
      <PayAnotherWay {...props} />
    </>
  )
}

function WaitingBody(props: BodyProps) {
  const { texts, view, transaction } = props
  const isWaiting = view === "waiting"
  if (isWaiting ? props.wasCard : props.isCard) {
    return null
  }
  const isOnPhone = isWaiting && transaction?.state === "pending"
  return (
    <>
      <Steps texts={texts} current={isOnPhone ? 1 : 0} />
      {isWaiting && <p className="flexpay-hint">{texts.mayLeave}</p>}
      {props.waitedLong && (
        <Help
          texts={texts}
          payAnotherWay={props.onPayAnotherWay && <PayAnotherWay {...props} />}
        />
      )}
    </>
  )
}

function CardPageLink({ texts, transaction }: BodyProps) {
  return transaction?.redirect_url ? (
    <a className="flexpay-button" href={transaction.redirect_url}>
      {texts.cardPageButton}
    </a>
  ) : null
}

function ReturnedBody(props: BodyProps) {
  return (
    <>
      <Button onClick={props.onChangeNumber}>{props.texts.payAgain}</Button>
      <PayAnotherWay {...props} />
      <SupportLinks {...props} />
    </>
  )
}

function FailedBody(props: BodyProps) {
  const { transaction } = props
  return (
    <>
      {transaction?.can_retry && <Retry {...props} />}
      <PayAnotherWay {...props} />
      {transaction?.reason === "misconfigured" && <SupportLinks {...props} />}
    </>
  )
}

function PayAnotherWay({ texts, onPayAnotherWay }: BodyProps) {
  return (
    onPayAnotherWay && (
      <Button secondary onClick={onPayAnotherWay}>
        {texts.payAnotherWay}
      </Button>
    )
  )
}

function SupportLinks({ texts, support }: BodyProps) {
  return support && <Support texts={texts} support={support} />
}

/** Retries with the same number or another one. */
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
