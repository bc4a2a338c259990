import { Hint, Label } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { useTexts } from "../i18n/use-texts"

/** Props that connect an input with its label, its hint and its error. */
export interface FieldControl {
  id: string
  "aria-describedby": string | undefined
  "aria-invalid": boolean
}

interface FieldProps {
  label: string
  hint?: string
  error?: string
  optional?: boolean
  children: (control: FieldControl) => ReactNode
}

/** A labelled input with its hint and its error. */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  const { t } = useTexts()
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [hint && hintId, error && errorId].filter(Boolean)
  return (
    <div className="flex flex-col gap-y-1">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
        {optional && (
          <span className="text-ui-fg-muted font-normal">
            {` (${t("refund.optional")})`}
          </span>
        )}
      </Label>
      {children({
        id,
        "aria-describedby": describedBy.join(" ") || undefined,
        "aria-invalid": Boolean(error),
      })}
      {hint && <Hint id={hintId}>{hint}</Hint>}
      {error && (
        <Hint id={errorId} variant="error">
          {error}
        </Hint>
      )}
    </div>
  )
}
