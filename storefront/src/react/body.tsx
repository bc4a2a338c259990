import type { ReactNode } from "react"
import type {
  FlexPayOperator,
  FlexPayView,
  StoreFlexPayTransaction,
} from "../types.ts"
import { CardForm } from "./card-form.tsx"
import { gatewayMessageOf } from "./messages.ts"
import { PhoneForm } from "./phone-form.tsx"
import type { FlexPaySupport } from "../support.ts"
import { Support } from "./support.tsx"
import { fill } from "./texts.ts"
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
  disturbedOperators: readonly FlexPayOperator[]
  phone: string
  /** Whether the last request can be repeated without the form. */
  canSendAgain: boolean
  /** Whether a check that the shopper requested is under way. */
  isChecking: boolean
  leavesPush: boolean
  leavesCardPage: boolean
  isCardCanceled: boolean
  /** The shop's advice for the operator of the number. */
  operatorHelp: string | undefined
  onPhoneChange: (phone: string) => void
  onRequest: (msisdn?: string) => void
  onSendAgain: () => void
  onChangeNumber: () => void
  onCheckNow: () => void
  /** Ends the choice of another way to pay. */
  onStay: () => void
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
  card_page: CardPageBody,
  amount_changed: ({ texts }) => (
    <p className="flexpay-hint">{texts.amountChangedConfirmed}</p>
  ),
  returned: ReturnedBody,
  failed: FailedBody,
  expired: FailedBody,
  checking: Support,
  help: Support,
  order_canceled: Support,
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
      {props.leavesCardPage && (
        <Button secondary onClick={props.onStay}>
          {props.texts.cardPageButton}
        </Button>
      )}
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
  if (props.leavesPush) {
    return <LeavePushBody {...props} />
  }
  return (
    <>
      <Steps texts={texts} current={isOnPhone ? 1 : 0} />
      {isOnPhone && (
        <>
          <TimeLeft {...props} />
          <CheckNow {...props} label={texts.confirmed} />
        </>
      )}
      {isWaiting && <p className="flexpay-hint">{texts.mayLeave}</p>}
      {props.waitedLong && (
        <Help texts={texts} operatorHelp={props.operatorHelp}>
          <Support {...props} />
        </Help>
      )}
      {isWaiting && <PayAnotherWay {...props} />}
    </>
  )
}

/** Another way is chosen: the request on the phone ends first. */
function LeavePushBody(props: BodyProps) {
  const { texts, onStay } = props
  return (
    <>
      <TimeLeft {...props} />
      <CheckNow {...props} label={texts.refused} />
      <Button secondary onClick={onStay}>
        {texts.backToPush}
      </Button>
    </>
  )
}

function TimeLeft({ texts, transaction, leavesPush }: BodyProps) {
  const minutes = transaction?.minutes_left
  // An older server does not say.
  if (minutes == null) {
    return null
  }
  const [text, last] = leavesPush
    ? [texts.expiresIn, texts.expiresSoon]
    : [texts.timeLeft, texts.lastMinute]
  return (
    <p className="flexpay-time">
      {minutes > 1 ? fill(text, { minutes: String(minutes) }) : last}
    </p>
  )
}

/** Has the payment checked; a press while that is under way does nothing. */
function CheckNow({
  texts,
  label,
  isChecking,
  onCheckNow,
}: BodyProps & { label: string }) {
  return (
    <Button onClick={onCheckNow} busy={isChecking}>
      {isChecking ? texts.checkingNow : label}
    </Button>
  )
}

function CardPageBody(props: BodyProps) {
  const { texts, transaction, isCardCanceled } = props
  const url = transaction?.redirect_url
  const link = url && (
    <a
      className={`flexpay-button${isCardCanceled ? " flexpay-button--secondary" : ""}`}
      href={url}
    >
      {texts.cardPageButton}
    </a>
  )
  return isCardCanceled ? (
    <>
      <PayAnotherWay {...props} isMain />
      {link}
    </>
  ) : (
    <>
      {link}
      <PayAnotherWay {...props} />
    </>
  )
}

function ReturnedBody(props: BodyProps) {
  return (
    <>
      <Button onClick={props.onChangeNumber}>{props.texts.payAgain}</Button>
      <PayAnotherWay {...props} />
      <Support {...props} />
    </>
  )
}

function FailedBody(props: BodyProps) {
  const { transaction, texts } = props
  const message = gatewayMessageOf(transaction, texts)
  return (
    <>
      {message && <p className="flexpay-hint">{message}</p>}
      {transaction?.can_retry && <Retry {...props} />}
      <PayAnotherWay {...props} />
      {transaction?.reason === "misconfigured" && <Support {...props} />}
    </>
  )
}

function PayAnotherWay({
  texts,
  onPayAnotherWay,
  isMain = false,
}: BodyProps & { isMain?: boolean }) {
  return (
    onPayAnotherWay && (
      <Button secondary={!isMain} onClick={onPayAnotherWay}>
        {texts.payAnotherWay}
      </Button>
    )
  )
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
  busy = false,
  onClick,
  children,
}: {
  secondary?: boolean
  busy?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className={`flexpay-button${secondary ? " flexpay-button--secondary" : ""}`}
      aria-disabled={busy || undefined}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
