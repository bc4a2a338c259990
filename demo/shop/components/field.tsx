import { useId, type InputHTMLAttributes } from "react"

/** A text field with its label, hint and error. */
export function Field(
  props: {
    label: string
    hint?: string
    error?: string | undefined
  } & InputHTMLAttributes<HTMLInputElement>
) {
  const { label, hint, error, ...input } = props
  const id = useId()
  const descriptionIds = [hint && `${id}-hint`, error && `${id}-error`]
    .filter(Boolean)
    .join(" ")
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={descriptionIds || undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="wrong">
          {error}
        </p>
      )}
    </div>
  )
}
