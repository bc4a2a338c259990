import { useState } from "react"
import { useTexts } from "../../i18n/use-texts"
import { NoteField } from "../notes/note-field"
import { isLongEnough } from "../notes/notes"
import { FormDrawer, type FormDrawerProps } from "./form-drawer"

interface NoteDrawerProps extends Omit<
  FormDrawerProps,
  "isComplete" | "onSubmit" | "children"
> {
  note: { label: string; hint: string; lengthMin: number }
  /** @param onDone closes the drawer and clears the note */
  onSubmit: (note: string, onDone: () => void) => void
}

/** A form of one note, which can be sent once the note is long enough. */
export function NoteDrawer({ note, onSubmit, ...drawer }: NoteDrawerProps) {
  const { t } = useTexts()
  const [text, setText] = useState("")
  return (
    <FormDrawer
      {...drawer}
      isComplete={isLongEnough(text, note.lengthMin)}
      onSubmit={() => {
        onSubmit(text.trim(), () => {
          setText("")
          drawer.onOpenChange(false)
        })
        return true
      }}
    >
      <NoteField
        label={note.label}
        hint={`${note.hint} ${t("justification.length", { length: note.lengthMin })}`}
        rows={4}
        autoFocus
        value={text}
        onChange={setText}
      />
    </FormDrawer>
  )
}
