import { Button, Drawer, Textarea, toast } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import { toProblem } from "../../api/problem"
import { useAct } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import { ProblemAlert } from "../problem-alert"
import type { DialogProps } from "./dialog-props"

interface NoteDrawerProps extends DialogProps {
  action: "reject" | "settle"
}

/** An act that needs a written note, and moves no money. */
export function NoteDrawer(props: NoteDrawerProps) {
  const { transaction, action, isOpen, onOpenChange } = props
  const { t } = useTexts()
  const [note, setNote] = useState("")
  const act = useAct(transaction.id, action)

  const changeOpen = (next: boolean) => {
    if (!act.isPending) {
      act.reset()
      onOpenChange(next)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
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
  }

  return (
    <Drawer open={isOpen} onOpenChange={changeOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary" type="button">
          {t(`actions.${action}`)}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t(`${action}.title`)}</Drawer.Title>
          <Drawer.Description>{t(`${action}.text`)}</Drawer.Description>
        </Drawer.Header>
        <form
          onSubmit={submit}
          className="flex flex-1 flex-col overflow-hidden"
        >
          <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
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
            {act.error && <ProblemAlert problem={toProblem(act.error)} />}
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("actions.cancel")}
              </Button>
            </Drawer.Close>
            <Button
              size="small"
              type="submit"
              isLoading={act.isPending}
              disabled={!note.trim()}
            >
              {t(`${action}.confirm`)}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
