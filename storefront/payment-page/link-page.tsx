import type { FlexPayPaymentLinkResponse } from "../../src/api/flexpay/pay/types.js"
import { formatMoney } from "../src/react/money.ts"
import { fill } from "../src/react/texts.ts"
import { TEXTS } from "./language.ts"
import type { Language } from "./language.ts"
import { Message } from "./message.tsx"
import { PaymentScreen } from "./payment-screen.tsx"
import { Receipt } from "./receipt.tsx"
import { endedMessage, kitTexts, screenOf } from "./screen.ts"
import type { EndedNote } from "./screen.ts"
import { Items } from "./summary.tsx"
import type { HeadingRef } from "./use-heading.ts"
import type { LinkState } from "./use-link.ts"

export interface LinkPageProps extends Pick<
  LinkState,
  "onAnswer" | "onUnknown"
> {
  token: string
  language: Language
  answer: FlexPayPaymentLinkResponse
  heading: HeadingRef
}

/** A link that exists: its payment, its receipt, or why it has ended. */
export function LinkPage(props: LinkPageProps) {
  const { answer, language, heading } = props
  const { link } = answer
  const screen = screenOf(answer)
  return (
    <>
      {screen.name === "payment" && (
        <PaymentScreen {...props} transaction={screen.transaction} />
      )}
      {screen.name === "receipt" && (
        <Receipt {...props} receipt={screen.receipt} />
      )}
      {screen.name === "ended" && (
        <Message heading={heading} {...endedMessage(link, language)}>
          {screen.note && <p>{noteText(screen.note, answer, language)}</p>}
          <Items link={link} language={language} />
        </Message>
      )}
    </>
  )
}

/** What became of the last request. */
function noteText(
  note: EndedNote,
  { link, transaction }: FlexPayPaymentLinkResponse,
  language: Language
): string {
  if (note === "failed" || !transaction) {
    return TEXTS[language].failedBefore
  }
  const { amount, currency_code } = transaction
  return fill(kitTexts(link, language, null).returnedHint, {
    amount: formatMoney(amount, currency_code, language),
  })
}
