import type {
  FlexPaySnapshot,
  FlexPayView,
  StoreFlexPayTransaction,
} from "../types.ts"
import type { FlexPayTexts } from "./texts.ts"

/** What a view says: its heading, and a sentence under it. */
export interface Message {
  title: string
  hint?: string
}

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
      return { title: isCard ? texts.cardFormTitle : texts.formTitle }
    case "sending":
      return { title: texts.sending }
    case "ready":
      return { title: texts.ready, hint: texts.readyHint }
    case "waiting":
      // Until the card page's address is there, nobody has anything to confirm.
      return isCard
        ? { title: texts.sending }
        : { title: texts.waiting, hint: texts.waitingHint }
    case "card_page":
      return { title: texts.cardPage, hint: texts.cardPageHint }
    case "checking":
      return { title: texts.checking, hint: texts.checkingHint }
    case "placing":
      return { title: texts.placing }
    case "paid":
      return { title: texts.paid, hint: texts.paidHint }
    case "help":
      return transaction?.state === "reversed"
        ? { title: texts.returned, hint: texts.returnedHint }
        : { title: texts.needsHelp, hint: texts.needsHelpHint }
    case "failed":
      return { title: texts.failed, hint: reasonOf(transaction, texts, isCard) }
    case "expired":
      return { title: texts.expired, hint: texts.expiredHint }
    case "gone":
      return { title: texts.gone, hint: texts.goneHint }
  }
}

/** What went wrong with the last press. */
export function problemOf(
  { problem }: Pick<FlexPaySnapshot, "problem">,
  texts: FlexPayTexts
): string | null {
  switch (problem) {
    case "too_many_pushes":
      return texts.tooManyPushes
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
