import { Input } from "@medusajs/ui"
import { compare, readTyped } from "../format/decimal"
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

export type AmountError = "amount_invalid" | "amount_too_large"

/**
 * Why a typed amount cannot be sent.
 * @param max decimal string, major units
 */
export function findAmountError(
  typed: string,
  max: string
): AmountError | undefined {
  const amount = readTyped(typed)
  if (!/^\d+(\.\d{1,2})?$/.test(amount) || compare(amount, "0") <= 0) {
    return "amount_invalid"
  }
  return compare(amount, max) > 0 ? "amount_too_large" : undefined
}
