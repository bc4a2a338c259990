import { Button, Drawer, Textarea } from "@medusajs/ui"
import { useRef, useState, type FormEvent } from "react"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import { focusFirstError } from "../focus-first-error"
import { needsJustification } from "../notes/notes"
import { JustificationField } from "../notes/justification-field"
import { RecipientFields } from "./recipient-fields"
import {
  findResendErrors,
  needsStatement,
  type ResendDraft,
  type ResendErrors,
} from "./resend-draft"

interface ResendFormProps {
  payout: AdminFlexPayTransaction
  draft: ResendDraft
  onChange: (draft: ResendDraft) => void
  onReview: () => void
}

/** To whom, and, where the first payout may have arrived, why again. */
export function ResendForm(props: ResendFormProps) {
  const { payout, draft, onChange, onReview } = props
  const { t } = useTexts()
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<ResendErrors>({})

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = findResendErrors(draft, payout)
    setErrors(found)
    if (Object.keys(found).length === 0) {
      onReview()
    } else {
      focusFirstError(form.current)
    }
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      className="flex flex-1 flex-col overflow-hidden"
    >
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        {!needsStatement(payout) && needsJustification(payout, "resend") && (
          <JustificationField
            autoFocus
            value={draft.why}
            isMissing={errors.why !== undefined}
            onChange={(why) => onChange({ ...draft, why })}
          />
        )}
        {needsStatement(payout) && (
          <Field
            label={t("resend.statement")}
            hint={t("resend.statement_hint")}
            error={errors.why && t(errors.why)}
          >
            {(control) => (
              <Textarea
                {...control}
                autoFocus
                rows={3}
                value={draft.why}
                onChange={(event) =>
                  onChange({ ...draft, why: event.target.value })
                }
              />
            )}
          </Field>
        )}
        <RecipientFields
          knownPhone={payout.phone}
          knownAs="same_payout"
          recipient={draft.recipient}
          errors={errors}
          onChange={(recipient) => onChange({ ...draft, recipient })}
        />
        <Field label={t("refund.note")} hint={t("refund.note_hint")} optional>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              value={draft.note}
              onChange={(event) =>
                onChange({ ...draft, note: event.target.value })
              }
            />
          )}
        </Field>
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small" variant="secondary" type="button">
            {t("actions.cancel")}
          </Button>
        </Drawer.Close>
        <Button size="small" type="submit">
          {t("resend.review")}
        </Button>
      </Drawer.Footer>
    </form>
  )
}
