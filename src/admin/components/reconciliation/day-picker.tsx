import { Input } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import { useNavigate } from "react-router-dom"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import { SmallButton } from "../small-button"

interface DayPickerProps {
  /** The present day in Kinshasa; later ones cannot be opened. */
  today: string
  /** The initial value. */
  first: string
}

/** Opens any day's report. */
export function DayPicker({ today, first }: DayPickerProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [day, setDay] = useState(first)
  const open = (event: FormEvent) => {
    event.preventDefault()
    void navigate(`/flexpay/reconciliation/${day}`)
  }
  return (
    <form onSubmit={open} className="flex flex-wrap items-end gap-2">
      <Field label={t("reconciliation.pick")}>
        {(control) => (
          <Input
            {...control}
            type="date"
            size="small"
            required
            max={today}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
      <SmallButton type="submit">{t("reconciliation.open_day")}</SmallButton>
    </form>
  )
}
