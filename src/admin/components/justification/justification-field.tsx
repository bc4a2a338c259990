import { Textarea } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"

interface JustificationFieldProps {
  value: string
  isMissing: boolean
  autoFocus?: boolean
  onChange: (value: string) => void
}

/** Why an operator does what the plugin can't be sure about. */
export function JustificationField(props: JustificationFieldProps) {
  const { t } = useTexts()
  return (
    <Field
      label={t("justification.label")}
      hint={t("justification.hint")}
      error={props.isMissing ? t("justification.missing") : undefined}
    >
      {(control) => (
        <Textarea
          {...control}
          aria-required
          autoFocus={props.autoFocus}
          rows={3}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
