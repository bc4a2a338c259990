import { Input } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import { JustificationField } from "../notes/justification-field"
import type { RecordDraft, RecordErrors } from "./record-draft"

interface RecordFieldsProps {
  draft: RecordDraft
  errors: RecordErrors
  onChange: (draft: RecordDraft) => void
}

/** The payer's number, the order's where there is one, and the justification. */
export function RecordFields({ draft, errors, onChange }: RecordFieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <Field
        label={t("record.phone")}
        hint={t("record.phone_hint")}
        error={errors.phone && t(errors.phone)}
      >
        {(control) => (
          <Input
            {...control}
            type="tel"
            autoComplete="off"
            autoFocus
            value={draft.phone}
            onChange={(event) =>
              onChange({ ...draft, phone: event.target.value })
            }
          />
        )}
      </Field>
      {draft.isOrder && (
        <Field
          label={t("record.order")}
          hint={t("record.order_hint")}
          error={errors.order && t(errors.order)}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={draft.order}
              onChange={(event) =>
                onChange({ ...draft, order: event.target.value })
              }
            />
          )}
        </Field>
      )}
      <JustificationField
        hint={t("record.justification_hint")}
        value={draft.justification}
        isMissing={errors.justification === true}
        onChange={(justification) => onChange({ ...draft, justification })}
      />
    </>
  )
}
