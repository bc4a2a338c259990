import { Button, Drawer, Text, Textarea, toast } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import type { AdminFlexPayBreak } from "../../../api/admin/flexpay/reconciliations/types"
import { toProblem } from "../../api/problem"
import { useBreakAct } from "../../api/reconciliation-queries"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import { ProblemAlert } from "../problem-alert"

interface CloseDrawerProps {
  day: string
  item: AdminFlexPayBreak
}

/** Closes a break by a person's word, which needs a note. */
export function CloseDrawer({ day, item }: CloseDrawerProps) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState("")
  const act = useBreakAct(day, item.id, "close")

  const changeOpen = (next: boolean) => {
    if (!act.isPending) {
      act.reset()
      setOpen(next)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(
      { note: note.trim() },
      {
        onSuccess: () => {
          toast.success(t("close_break.done"))
          setOpen(false)
        },
      }
    )
  }

  return (
    <Drawer open={isOpen} onOpenChange={changeOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary" type="button">
          {t("breaks.close")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("close_break.title")}</Drawer.Title>
          <Drawer.Description>{t("close_break.text")}</Drawer.Description>
        </Drawer.Header>
        <form
          onSubmit={submit}
          className="flex flex-1 flex-col overflow-hidden"
        >
          <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
            <Text size="small" weight="plus">
              {t(`break_kinds.${item.kind}.title`)}
            </Text>
            <Field
              label={t("close_break.note")}
              hint={t("close_break.note_hint")}
            >
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
              disabled={note.trim().length < 3}
            >
              {t("close_break.confirm")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
