import type {
  FlexPaySnapshot,
  FlexPayView,
  StoreFlexPayTransaction,
} from "../types.ts"
import type { FlexPayTexts } from "./texts.ts"

/** The heading of a view, and a sentence below it. */
export interface Message {
  title: string
  hint?: string
}

/**
 * @param isCard by the session before the request, by the transaction after it
 */
export function messageOf(
  view: FlexPayView,
  transaction: StoreFlexPayTransaction | null,
  texts: FlexPayTexts,
  isCard: boolean
): Message {
  switch (view) {
    case "loading":
      return { title: texts.loading }
    case "form":
      return {
        title: isCard ? texts.cardFormTitle : texts.formTitle,
        hint: changeOf(transaction, texts),
      }
    case "sending":
      return { title: texts.sending }
    case "deferred":
      return { title: texts.deferred, hint: texts.deferredHint }
    case "waiting":
      // Before the card page's address is known, there is nothing to confirm.
      return isCard
        ? { title: texts.sending }
        : { title: texts.waiting, hint: texts.waitingHint }
    case "card_page":
      return { title: texts.cardPage, hint: texts.cardPageHint }
    case "amount_changed":
      return isCard
        ? { title: texts.amountChangedCard, hint: texts.amountChangedCardHint }
        : { title: texts.amountChanged, hint: texts.amountChangedHint }
    case "checking":
      return { title: texts.checking, hint: texts.checkingHint }
    case "placing":
      return { title: texts.placing }
    case "paid":
      return { title: texts.paid, hint: texts.paidHint }
    case "help":
      return helpOf(transaction, texts)
    case "returned":
      return {
        title: titleOfReturn(transaction, texts),
        hint: reasonOf(transaction, texts, isCard),
      }
    case "order_canceled":
      return cancellationOf(transaction, texts, isCard)
    case "failed":
      return { title: texts.failed, hint: reasonOf(transaction, texts, isCard) }
    case "expired":
      return { title: texts.expired, hint: texts.expiredHint }
    case "gone":
      return { title: texts.gone, hint: texts.goneHint }
  }
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
  return transaction?.state === "succeeded" && !transaction.order_id
    ? { title: texts.needsHelp, hint: texts.needsHelpHint }
    : { title: texts.needsCheck, hint: texts.needsCheckHint }
}

function titleOfReturn(
  transaction: StoreFlexPayTransaction | null,
  texts: FlexPayTexts
): string {
  return transaction?.reason === "resolved" ? texts.resolved : texts.returned
}

function cancellationOf(
  transaction: StoreFlexPayTransaction | null,
  texts: FlexPayTexts,
  isCard: boolean
): Message {
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
    case null:
      return null
  }
}

function reasonOf(
  transaction: StoreFlexPayTransaction | null,
  texts: FlexPayTexts,
  isCard: boolean
): string | undefined {
  const reason = transaction?.reason
  if (!reason) {
    return undefined
  }
  return isCard && reason === "not_paid"
    ? texts.notPaidByCard
    : // A newer server may know more reasons.
      (texts.reasons as Partial<Record<string, string>>)[reason]
}
