import { Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { toProblem } from "../../api/problem"
import { useAct } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import type { DialogProps } from "./dialog-props"
import { FormDrawer } from "./form-drawer"

interface NoteDrawerProps extends DialogProps {
  action: "reject" | "resolve"
}

/** An act that needs a written note, and moves no money. */
export function NoteDrawer(props: NoteDrawerProps) {
  const { transaction, action, isOpen, onOpenChange } = props
  const { t } = useTexts()
  const [note, setNote] = useState("")
  const act = useAct(transaction.id, action)

  const submit = () => {
    act.mutate(
      { note: note.trim() },
      {
        onSuccess: () => {
          toast.success(t(`${action}.done`))
          setNote("")
          onOpenChange(false)
        },
      }
    )
    return true
  }

  return (
    <FormDrawer
      label={t(`actions.${action}`)}
      title={t(`${action}.title`)}
      text={t(`${action}.text`)}
      confirm={t(`${action}.confirm`)}
      isOpen={isOpen}
      isPending={act.isPending}
      isComplete={note.trim() !== ""}
      problem={act.error && toProblem(act.error)}
      onOpenChange={(next) => {
        act.reset()
        onOpenChange(next)
      }}
      onSubmit={submit}
    >
      <Field label={t(`${action}.note`)} hint={t(`${action}.note_hint`)}>
        {(control) => (
          <Textarea
            {...control}
            aria-required
            autoFocus
            rows={4}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
