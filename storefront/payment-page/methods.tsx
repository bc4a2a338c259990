import type { FlexPayPaymentLink } from "../../src/api/flexpay/pay/types.js"
import { TEXTS } from "./language.ts"
import type { Language } from "./language.ts"

export type Method = FlexPayPaymentLink["methods"][number]

interface MethodsProps {
  methods: readonly Method[]
  method: Method
  language: Language
  isDisabled: boolean
  onChange: (method: Method) => void
}

/** The choice between mobile money and card. */
export function Methods({
  methods,
  method,
  language,
  isDisabled,
  onChange,
}: MethodsProps) {
  const texts = TEXTS[language]
  return (
    <fieldset className="page-methods" disabled={isDisabled}>
      <legend>{texts.methodTitle}</legend>
      {methods.map((each) => (
        <label key={each} className="page-method">
          <input
            type="radio"
            name="method"
            value={each}
            checked={each === method}
            onChange={() => onChange(each)}
          />
          {texts.methods[each]}
        </label>
      ))}
    </fieldset>
  )
}
