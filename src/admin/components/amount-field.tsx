import { Input } from "@medusajs/ui"
import { Field } from "./field"

interface AmountFieldProps {
  label: string
  hint: string
  error?: string
  value: string
  onChange: (value: string) => void
}

/** A focused input for an amount of money. */
export function AmountField(props: AmountFieldProps) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(control) => (
        <Input
          {...control}
          aria-required
          autoFocus
          inputMode="decimal"
          autoComplete="off"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
