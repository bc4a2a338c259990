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
export function AmountField({ value, onChange, ...field }: AmountFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <Input
          {...control}
          aria-required
          autoFocus
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
