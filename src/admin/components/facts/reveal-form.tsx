import { Input } from "@medusajs/ui"
import { useState } from "react"
import { NOTE_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import type { useRevealPhone } from "../../api/actions"
import { toProblem } from "../../api/problem"
import { readBilingual } from "../../format/bilingual"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import { isLongEnough } from "../notes/notes"
import { SmallButton } from "../small-button"

interface RevealFormProps {
  request: ReturnType<typeof useRevealPhone>
}

/** Asks why a whole phone number is shown; the timeline keeps the reason. */
export function RevealForm({ request }: RevealFormProps) {
  const { t, locale } = useTexts()
  const [reason, setReason] = useState("")
  const [isChecked, setChecked] = useState(false)
  const isMissing = !isLongEnough(reason, NOTE_LENGTH_MIN)
  const problem = request.error && toProblem(request.error)
  const refusal = problem?.kind === "refused" ? problem.message : null
  return (
    <form
      className="flex flex-wrap items-end justify-end gap-2 py-1 text-left"
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (!isMissing) {
          request.mutate({ reason: reason.trim() })
        }
      }}
    >
      <Field
        label={t("phone.reason")}
        error={
          isChecked && isMissing
            ? t("justification.length", { length: NOTE_LENGTH_MIN })
            : problem
              ? refusal
                ? readBilingual(refusal, locale)
                : t("phone.failed")
              : undefined
        }
      >
        {(control) => (
          <Input
            {...control}
            size="small"
            autoFocus
            autoComplete="off"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <SmallButton type="submit" isLoading={request.isPending}>
        {t("phone.show")}
      </SmallButton>
    </form>
  )
}
