import { Input, Label, RadioGroup } from "@medusajs/ui"
import { useId } from "react"
import { NOTE_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import { NoteField } from "../notes/note-field"
import type { Recipient, RecipientErrors } from "./recipient"

interface RecipientFieldsProps {
  /** Masked; null when none is known, as after a card. */
  knownPhone: string | null
  /** Whether it is the payer's number, or the recipient's of the failed payout. */
  knownAs: "same" | "same_payout"
  recipient: Recipient
  errors: RecipientErrors
  onChange: (recipient: Recipient) => void
}

/** Chooses the known number, or another one with a reason. */
export function RecipientFields(props: RecipientFieldsProps) {
  const { knownPhone, knownAs, recipient, errors, onChange } = props
  const { t } = useTexts()
  const legendId = useId()
  return (
    <div className="flex flex-col gap-y-4">
      {knownPhone && (
        <div className="flex flex-col gap-y-1">
          <Label id={legendId} size="small" weight="plus">
            {t("recipient.legend")}
          </Label>
          <RadioGroup
            aria-labelledby={legendId}
            value={recipient.choice}
            onValueChange={(choice) =>
              onChange({
                ...recipient,
                choice: choice === "other" ? "other" : "same",
              })
            }
          >
            <RadioGroup.ChoiceBox
              value="same"
              label={t(`recipient.${knownAs}`)}
              description={knownPhone}
            />
            <RadioGroup.ChoiceBox
              value="other"
              label={t("recipient.other")}
              description={t("recipient.other_hint")}
            />
          </RadioGroup>
        </div>
      )}
      {recipient.choice === "other" && (
        <>
          <Field
            label={t("recipient.phone")}
            hint={t("recipient.phone_hint")}
            error={errors.phone && t(errors.phone)}
          >
            {(control) => (
              <Input
                {...control}
                type="tel"
                autoComplete="off"
                value={recipient.phone}
                onChange={(event) =>
                  onChange({ ...recipient, phone: event.target.value })
                }
              />
            )}
          </Field>
          <NoteField
            label={t("recipient.reason")}
            hint={t("recipient.reason_hint")}
            error={
              errors.phoneReason &&
              t(errors.phoneReason, { length: NOTE_LENGTH_MIN })
            }
            value={recipient.reason}
            onChange={(reason) => onChange({ ...recipient, reason })}
          />
        </>
      )}
    </div>
  )
}
