import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlexPayBreak } from "../../../api/admin/flexpay/reconciliations/types"
import { NOTE_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useBreakAction } from "../../api/reconciliation-queries"
import { useTexts } from "../../i18n/use-texts"
import { NoteDrawer } from "../dialogs/note-drawer"

interface CloseDrawerProps {
  day: string
  item: AdminFlexPayBreak
}

/** Closes a discrepancy with a note. */
export function CloseDrawer({ day, item }: CloseDrawerProps) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const request = useBreakAction(day, item.id, "close")
  return (
    <NoteDrawer
      isOpen={isOpen}
      onOpenChange={setOpen}
      label={t("breaks.close")}
      title={t("close_break.title")}
      text={`${t(`break_kinds.${item.kind}.title`)}. ${t("close_break.text")}`}
      confirm={t("close_break.confirm")}
      note={{
        label: t("close_break.note"),
        hint: t("close_break.note_hint"),
        lengthMin: NOTE_LENGTH_MIN,
      }}
      request={request}
      onSubmit={(note, onDone) =>
        request.mutate(
          { note },
          {
            onSuccess: () => {
              toast.success(t("close_break.done"))
              onDone()
            },
          }
        )
      }
    />
  )
}
