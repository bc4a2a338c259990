import { JUSTIFICATION_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { NoteField } from "./note-field"

interface JustificationFieldProps {
  /** How to justify it; in general terms when absent. */
  hint?: string
  value: string
  isMissing: boolean
  autoFocus?: boolean
  onChange: (value: string) => void
}

/** A text area for the justification of an action that the plugin cannot verify. */
export function JustificationField(props: JustificationFieldProps) {
  const { t } = useTexts()
  return (
    <NoteField
      label={t("justification.label")}
      hint={props.hint ?? t("justification.hint")}
      error={
        props.isMissing
          ? t("justification.missing", { length: JUSTIFICATION_LENGTH_MIN })
          : undefined
      }
      rows={3}
      autoFocus={props.autoFocus}
      value={props.value}
      onChange={props.onChange}
    />
  )
}
