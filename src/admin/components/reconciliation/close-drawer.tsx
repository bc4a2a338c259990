import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlexPayBreak } from "../../../api/admin/flexpay/reconciliations/types"
import { NOTE_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useBreakAction } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { NoteDrawer } from "../dialogs/note-drawer"

export interface BreakProps {
  day: string
  item: AdminFlexPayBreak
}

/** Closes a discrepancy with a note. */
export function CloseDrawer({ day, item }: BreakProps) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <NoteDrawer
      isOpen={isOpen}
      onOpenChange={setOpen}
      action="close_break"
      values={{ break: t(`break_kinds.${item.kind}.title`) }}
      label={t("close_break.note")}
      hint={t("close_break.note_hint")}
      lengthMin={NOTE_LENGTH_MIN}
      request={useBreakAction({ day, id: item.id }, "close")}
      toBody={(note) => ({ note })}
      onSuccess={() => toast.success(t("close_break.done"))}
    />
  )
}
