import type { RefObject } from "react"
import { CARD, MOBILE_MONEY } from "../cart/flexpay-status"
import { useTexts } from "../language"

/** Selects mobile money or a card. */
export function PaymentMethod(props: {
  provider: string
  onChange: (provider: string) => void
  selectedMethod: RefObject<HTMLInputElement>
  /** One line with the method of the payment that waits. */
  isFolded: boolean
}) {
  const { provider, onChange, selectedMethod, isFolded } = props
  const { payment } = useTexts()
  const methods = [
    [MOBILE_MONEY, payment.mobile, payment.mobileHint],
    [CARD, payment.card, payment.cardHint],
  ] as const
  if (isFolded) {
    const method = methods.find(([id]) => id === provider)
    return <p className="quiet">{payment.chosen(method?.[1] ?? "")}</p>
  }
  return (
    <fieldset className="choices two">
      <legend>{payment.method}</legend>
      {methods.map(([id, name, hint]) => (
        <label key={id}>
          <input
            ref={id === provider ? selectedMethod : undefined}
            type="radio"
            name="provider"
            checked={id === provider}
            onChange={() => onChange(id)}
          />
          <span>
            <strong>{name}</strong>
            <span className="quiet">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
