import type {
  FlexPayPaymentLink,
  FlexPayPaymentLinkResponse,
  FlexPayReceipt,
} from "../../src/api/flexpay/pay/types.js"
import { messageOf } from "../src/react/messages.ts"
import { formatMoney } from "../src/react/money.ts"
import type { FlexPayTexts } from "../src/react/texts.ts"
import { en as kitEn } from "../src/react/en.ts"
import { fr as kitFr } from "../src/react/fr.ts"
import { fill } from "../src/react/texts.ts"
import type { StoreFlexPayTransaction } from "../src/types.ts"
import { viewOf } from "../src/view.ts"
import { formatDate, TEXTS } from "./language.ts"
import type { Language } from "./language.ts"

/** What the page shows of a link. */
export type Screen =
  | { name: "payment"; transaction: StoreFlexPayTransaction | null }
  | { name: "receipt"; receipt: FlexPayReceipt }
  | { name: "ended"; note: EndedNote | null }

/** What became of the last request of a link that has ended. */
export type EndedNote = "failed" | "returned"

/** No money was taken, and none will be. */
const UNPAID: readonly StoreFlexPayTransaction["state"][] = [
  "failed",
  "refused",
  "canceled",
]

/**
 * The screen of a link. A payment that is live, or that must be explained, is
 * shown whatever the state of its link: a push may still be confirmed.
 */
export function screenOf(answer: FlexPayPaymentLinkResponse): Screen {
  const { state, receipt } = answer.link
  if (state === "paid" && receipt) {
    return { name: "receipt", receipt }
  }
  const transaction = payableTransaction(answer)
  if (state === "open" || !isOver(transaction)) {
    return { name: "payment", transaction }
  }
  return { name: "ended", note: noteOf(transaction) }
}

/**
 * The transaction as the kit shows it: one that was written and never sent is
 * requested again, and a link that has ended takes no other request.
 */
export function payableTransaction({
  link,
  transaction,
}: FlexPayPaymentLinkResponse): StoreFlexPayTransaction | null {
  if (!transaction || transaction.state === "deferred") {
    return null
  }
  return link.state === "open"
    ? transaction
    : { ...transaction, can_retry: false }
}

/** Whether another request can be sent. */
export function canRequest({
  link,
  transaction,
}: FlexPayPaymentLinkResponse): boolean {
  return (
    link.state === "open" &&
    (!transaction || transaction.state === "deferred" || transaction.can_retry)
  )
}

/** The kit's texts for a link. @param refusal code of the last one */
export function kitTexts(
  { state }: Pick<FlexPayPaymentLink, "state">,
  language: Language,
  refusal: string | null
): FlexPayTexts {
  const { kit, kitOfEnded, refusals } = TEXTS[language]
  const changed = refusals[refusal ?? ""]
  return {
    ...(language === "fr" ? kitFr : kitEn),
    ...kit,
    ...(state !== "open" && kitOfEnded),
    ...(changed !== undefined && { changed }),
  }
}

/** The title and text of a link that has ended. */
export function endedMessage(
  { state, expires_at }: Pick<FlexPayPaymentLink, "state" | "expires_at">,
  language: Language
): { title: string; text: string } {
  const { ended } = TEXTS[language]
  // A newer server may know more states.
  const { title, text } =
    { ...ended, open: ended.closed, paid: undefined }[state] ??
    ended.nothing_due
  return { title, text: fill(text, { date: formatDate(expires_at, language) }) }
}

/** The document's title: what happens, and where. */
export function documentTitle(
  answer: FlexPayPaymentLinkResponse,
  language: Language
): string {
  return [titleOf(answer, language), answer.link.store_name]
    .filter(Boolean)
    .join(" · ")
}

function titleOf(
  answer: FlexPayPaymentLinkResponse,
  language: Language
): string {
  const { link } = answer
  const texts = TEXTS[language]
  const screen = screenOf(answer)
  if (screen.name !== "payment") {
    return screen.name === "receipt"
      ? texts.receipt.title
      : endedMessage(link, language).title
  }
  const { transaction } = screen
  const view = viewOf(transaction)
  return view === "form"
    ? fill(texts.payTitle, {
        amount: formatMoney(link.amount, link.currency_code, language),
      })
    : messageOf(view, {
        transaction,
        texts: kitTexts(link, language, null),
        isCard: transaction?.phone === null,
      }).title
}

function isOver(transaction: StoreFlexPayTransaction | null): boolean {
  return (
    !transaction ||
    (UNPAID.includes(transaction.state) && !transaction.needs_help)
  )
}

function noteOf(transaction: StoreFlexPayTransaction | null): EndedNote | null {
  if (!transaction) {
    return null
  }
  return transaction.reason === "returned" ? "returned" : "failed"
}
