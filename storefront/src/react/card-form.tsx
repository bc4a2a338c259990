import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"

export interface CardFormProps {
  texts: FlexPayTexts
  /** Formatted. */
  amount: string
  onSubmit: () => void
}

/** Leads to FlexPay's card page. */
export function CardForm({ texts, amount, onSubmit }: CardFormProps) {
  return (
    <div className="flexpay-form">
      <p className="flexpay-amount">
        <strong>{fill(texts.amount, { amount })}</strong>
      </p>
      <p className="flexpay-hint">{texts.cardHint}</p>
      <button type="button" className="flexpay-button" onClick={onSubmit}>
        {texts.payByCard}
      </button>
    </div>
  )
}
