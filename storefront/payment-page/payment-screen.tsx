import { useMemo, useRef, useState } from "react"
import type { FlexPayPaymentLink } from "../../src/api/flexpay/pay/types.js"
import { FlexPayPayment } from "../src/react/flexpay-payment.tsx"
import type { FlexPaySession } from "../src/react/props.ts"
import type { StoreFlexPayTransaction } from "../src/types.ts"
import { TEXTS } from "./language.ts"
import { createLinkClient } from "./link-client.ts"
import type { LinkPageProps } from "./link-page.tsx"
import { Methods } from "./methods.tsx"
import type { Method } from "./methods.tsx"
import { canRequest, kitTexts } from "./screen.ts"
import { Summary } from "./summary.tsx"
import { idOf } from "./token.ts"

const PROVIDERS: Readonly<Record<Method, string>> = {
  mobile_money: "pp_flexpay_flexpay",
  card: "pp_flexpay-card_flexpay",
}

interface PaymentScreenProps extends LinkPageProps {
  transaction: StoreFlexPayTransaction | null
}

/** The payment step of a link, with the choice of the method. */
export function PaymentScreen(props: PaymentScreenProps) {
  const { token, language, answer, transaction } = props
  const { link } = answer
  const [method, setMethod] = useState(() => firstMethod(link, transaction))
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const latest = useRef(answer)
  latest.current = answer

  const { onAnswer, onUnknown } = props
  const client = useMemo(
    () =>
      createLinkClient({
        token,
        method,
        first: latest.current,
        onAnswer,
        onUnknown,
        onRefusal: setRefusal,
        onSending: setSending,
      }),
    [token, method, onAnswer, onUnknown]
  )
  const isFree = canRequest(answer)
  return (
    <>
      <Summary link={link} language={language} canRequest={isFree} />
      {isFree && link.methods.length > 1 && (
        <Methods
          methods={link.methods}
          method={method}
          language={language}
          isDisabled={isSending}
          onChange={setMethod}
        />
      )}
      {isFree && link.methods.length === 0 ? (
        <p className="page-card">{TEXTS[language].noMethod}</p>
      ) : (
        <FlexPayPayment
          client={client}
          session={sessionOf(token, method, link)}
          cartId=""
          locale={language}
          texts={kitTexts(link, language, refusal)}
          onPaid={() => undefined}
        />
      )}
    </>
  )
}

/** The method of the last request, else the first that is offered. */
function firstMethod(
  { methods }: FlexPayPaymentLink,
  transaction: StoreFlexPayTransaction | null
): Method {
  if (transaction) {
    return transaction.phone === null ? "card" : "mobile_money"
  }
  return methods[0] ?? "mobile_money"
}

/** In the place of Medusa's payment session, which the server makes. */
function sessionOf(
  token: string,
  method: Method,
  { amount, currency_code }: FlexPayPaymentLink
): FlexPaySession {
  return {
    id: `link:${idOf(token)}:${method}`,
    provider_id: PROVIDERS[method],
    amount: Number(amount),
    currency_code,
  }
}
