import { useId, useRef, useState } from "react"
import type { FormEvent } from "react"
import { OPERATOR_NAMES, readPhone } from "../phone.ts"
import type { FlexPayOperator } from "../types.ts"
import { NetworkNotice } from "./network-notice.tsx"
import { fill } from "./texts.ts"
import type { FlexPayTexts } from "./texts.ts"

export interface PhoneFormProps {
  texts: FlexPayTexts
  /** Formatted. */
  amount: string
  phone: string
  /** Operators that may have an outage. */
  disturbedOperators: readonly FlexPayOperator[]
  onPhoneChange: (phone: string) => void
  onSubmit: (msisdn: string) => void
}

/** The form for the number that pays. */
export function PhoneForm({
  texts,
  amount,
  phone,
  disturbedOperators: disturbed,
  onPhoneChange,
  onSubmit,
}: PhoneFormProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [showsProblem, setShowsProblem] = useState(false)
  const reading = readPhone(phone)
  const operator = reading.ok ? reading.operator : null
  const problem =
    showsProblem && !reading.ok ? texts.phoneProblems[reading.reason] : null

  function submit(event: FormEvent) {
    event.preventDefault()
    if (reading.ok) {
      onSubmit(reading.msisdn)
    } else {
      setShowsProblem(true)
      field.current?.focus()
    }
  }

  return (
    <form className="flexpay-form" noValidate onSubmit={submit}>
      <p className="flexpay-amount">
        <strong>{fill(texts.amount, { amount })}</strong>
        <span className="flexpay-hint">{texts.fee}</span>
      </p>
      <label className="flexpay-label" htmlFor={`${id}phone`}>
        {texts.phoneLabel}
      </label>
      <input
        ref={field}
        id={`${id}phone`}
        className="flexpay-input"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        required
        value={phone}
        onChange={(event) => onPhoneChange(event.target.value)}
        aria-invalid={problem !== null}
        aria-describedby={`${id}problem ${id}operator ${id}hint`}
      />
      <p id={`${id}problem`} className="flexpay-problem">
        {problem}
      </p>
      <p
        id={`${id}operator`}
        className={`flexpay-operator flexpay-operator--${operator ?? "unknown"}`}
      >
        {operator
          ? OPERATOR_NAMES[operator]
          : reading.ok && texts.unknownOperator}
      </p>
      <NetworkNotice texts={texts} disturbed={disturbed} operator={operator} />
      <p id={`${id}hint`} className="flexpay-hint">
        {texts.phoneHint}
      </p>
      <button type="submit" className="flexpay-button">
        {fill(texts.pay, { amount })}
      </button>
      <p className="flexpay-hint">{texts.neverPin}</p>
    </form>
  )
}
