import type {
  FlexPaySnapshot,
  FlexPayView,
  StoreFlexPayTransaction,
} from "../types.ts"
import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"

/** The heading of a view, and a sentence below it. */
export interface Message {
  title: string
  hint?: string
}

/** What a message depends on, beside the view. */
interface Context {
  transaction: StoreFlexPayTransaction | null
  texts: FlexPayTexts
  /** By the session before the request, by the transaction after it. */
  isCard: boolean
  /** Whether a request waits on the phone while another way is chosen. */
  leavesPush?: boolean
  /** Whether the form is shown while the card page is open. */
  leavesCardPage?: boolean
  /** Whether the shopper came back by the card page's link to cancel. */
  isCardCanceled?: boolean
}

const MESSAGES: Readonly<Record<FlexPayView, (context: Context) => Message>> = {
  loading: ({ texts }) => ({ title: texts.loading }),
  form: ({ transaction, texts, isCard, leavesCardPage }) => ({
    title: isCard ? texts.cardFormTitle : texts.formTitle,
    hint: leavesCardPage ? texts.leaveCardPage : changeOf(transaction, texts),
  }),
  sending: ({ texts }) => ({ title: texts.sending }),
  deferred: ({ texts }) => ({
    title: texts.deferred,
    hint: texts.deferredHint,
  }),
  // Before the card page's address is known, there is nothing to confirm.
  waiting: waitOf,
  card_page: ({ texts, isCardCanceled }) =>
    isCardCanceled
      ? { title: texts.cardCanceled, hint: texts.cardCanceledHint }
      : { title: texts.cardPage, hint: texts.cardPageHint },
  amount_changed: ({ texts, isCard }) =>
    isCard
      ? { title: texts.amountChangedCard, hint: texts.amountChangedCardHint }
      : { title: texts.amountChanged, hint: texts.amountChangedHint },
  checking: ({ texts }) => ({
    title: texts.checking,
    hint: texts.checkingHint,
  }),
  placing: ({ texts }) => ({ title: texts.placing }),
  paid: ({ texts }) => ({ title: texts.paid, hint: texts.paidHint }),
  help: ({ transaction, texts }) => helpOf(transaction, texts),
  returned: (context) => ({
    title: titleOfReturn(context.transaction, context.texts),
    hint: reasonOf(context),
  }),
  order_canceled: cancellationOf,
  failed: (context) => ({
    title: context.texts.failed,
    hint: reasonOf(context),
  }),
  expired: ({ texts }) => ({ title: texts.expired, hint: texts.expiredHint }),
  gone: ({ texts }) => ({ title: texts.gone, hint: texts.goneHint }),
}

/** The message of a view. */
export function messageOf(view: FlexPayView, context: Context): Message {
  return MESSAGES[view](context)
}

function waitOf({ texts, isCard, leavesPush }: Context): Message {
  if (isCard) {
    return { title: texts.sending }
  }
  return leavesPush
    ? { title: texts.leavePush, hint: texts.leavePushHint }
    : { title: texts.waiting, hint: texts.waitingHint }
}

/** Explains a form with another amount than the last request. */
function changeOf(
  transaction: StoreFlexPayTransaction | null,
  texts: FlexPayTexts
): string | undefined {
  if (!transaction?.amount_changed || transaction.state === "reversed") {
    return undefined
  }
  // An expired request may still have been confirmed.
  return transaction.state === "expired"
    ? `${texts.amountChangedEnded} ${texts.expiredHint}`
    : texts.amountChangedEnded
}

function helpOf(
  transaction: StoreFlexPayTransaction | null,
  texts: FlexPayTexts
): Message {
  if (transaction?.state === "reversed") {
    return {
      title: titleOfReturn(transaction, texts),
      hint: transaction.reason === "resolved" ? undefined : texts.returnedHint,
    }
  }
  return transaction?.state === "succeeded" && !transaction.order_placed
    ? { title: texts.needsHelp, hint: texts.needsHelpHint }
    : { title: texts.needsCheck, hint: texts.needsCheckHint }
}

function titleOfReturn(
  transaction: StoreFlexPayTransaction | null,
  texts: FlexPayTexts
): string {
  return transaction?.reason === "resolved" ? texts.resolved : texts.returned
}

function cancellationOf({ transaction, texts, isCard }: Context): Message {
  switch (transaction?.state) {
    case "submitting":
    case "pending":
    case "unknown":
      return isCard
        ? { title: texts.orderCanceledCard, hint: texts.orderCanceledCardHint }
        : { title: texts.orderCanceledPush, hint: texts.orderCanceledPushHint }
    default:
      return { title: texts.orderCanceled, hint: texts.orderCanceledHint }
  }
}

/** What FlexPay itself says about a payment that did not succeed. */
export function gatewayMessageOf(
  transaction: StoreFlexPayTransaction | null,
  texts: FlexPayTexts
): string | null {
  const { gateway_message: text, reason, phone } = transaction ?? {}
  if (!text) {
    return null
  }
  // A refused request never came to the operator, and a card has none.
  const isFromOperator = phone && reason !== "refused"
  return fill(isFromOperator ? texts.operatorMessage : texts.serviceMessage, {
    text,
  })
}

/** The text of the last request's problem. */
export function problemOf(
  { problem }: Pick<FlexPaySnapshot, "problem">,
  texts: FlexPayTexts
): string | null {
  switch (problem) {
    case "too_many_pushes":
      return texts.tooManyPushes
    case "changed":
      return texts.changed
    case "not_possible":
      return texts.notPossible
    case "lost":
      return texts.lost
    case "card_page_open":
      return texts.cardPageOpen
    case null:
      return null
  }
}

function reasonOf({ transaction, texts, isCard }: Context): string | undefined {
  const reason = transaction?.reason
  if (!reason) {
    return undefined
  }
  return isCard && reason === "not_paid"
    ? texts.notPaidByCard
    : // A newer server may know more reasons.
      (texts.reasons as Partial<Record<string, string>>)[reason]
}
