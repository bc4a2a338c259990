import { Textarea } from "@medusajs/ui"
import { Field } from "../field"

interface NoteFieldProps {
  label: string
  hint: string
  error?: string
  optional?: boolean
  rows?: number
  autoFocus?: boolean
  value: string
  onChange: (value: string) => void
}

/** A text area with a label and a hint. */
export function NoteField(props: NoteFieldProps) {
  const { label, hint, error, optional, rows = 2, autoFocus, value } = props
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <Textarea
          {...control}
          aria-required={!optional}
          autoFocus={autoFocus}
          rows={rows}
          value={value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
