import { useState, type ReactNode } from "react"
import { useTexts } from "../../i18n/use-texts"
import { NoteField } from "../notes/note-field"
import { isLongEnough } from "../notes/notes"
import { FormDrawer, type FormDrawerProps } from "./form-drawer"

interface NoteDrawerProps<Body, Answer> extends Omit<
  FormDrawerProps,
  "onSubmit" | "children"
> {
  /** Above the note. */
  intro?: ReactNode
  /** Of the note. */
  label: string
  hint: string
  lengthMin: number
  request: FormDrawerProps["request"] & {
    mutate: (
      body: Body,
      options: { onSuccess: (answer: Answer) => void }
    ) => void
  }
  toBody: (note: string) => Body
  onSuccess: (answer: Answer) => void
}

/** A form of one note, which is sent if the note is long enough. */
export function NoteDrawer<Body, Answer>(props: NoteDrawerProps<Body, Answer>) {
  const { intro, label, hint, lengthMin, toBody, onSuccess, ...drawer } = props
  const { t } = useTexts()
  const [note, setNote] = useState("")
  const [isChecked, setChecked] = useState(false)
  const isMissing = !isLongEnough(note, lengthMin)
  const submit = () => {
    setChecked(true)
    if (isMissing) {
      return false
    }
    drawer.request.mutate(toBody(note.trim()), {
      onSuccess: (answer) => {
        onSuccess(answer)
        setNote("")
        setChecked(false)
        drawer.onOpenChange(false)
      },
    })
    return true
  }
  return (
    <FormDrawer {...drawer} onSubmit={submit}>
      {intro}
      <NoteField
        label={label}
        hint={hint}
        error={
          isChecked && isMissing
            ? t("justification.length", { length: lengthMin })
            : undefined
        }
        rows={4}
        autoFocus
        value={note}
        onChange={setNote}
      />
    </FormDrawer>
  )
}
