import { toast } from "@medusajs/ui"
import { NOTE_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useAction } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import type { DialogProps } from "./dialog-props"
import { NoteDrawer } from "./note-drawer"

interface NoteActionDrawerProps extends DialogProps {
  action: "reject" | "resolve"
}

/** Rejects a payout or resolves an attention, with a note. */
export function NoteActionDrawer(props: NoteActionDrawerProps) {
  const { transaction, action, ...dialog } = props
  const { t } = useTexts()
  const request = useAction(transaction.id, action)
  return (
    <NoteDrawer
      {...dialog}
      label={t(`actions.${action}`)}
      title={t(`${action}.title`)}
      text={t(`${action}.text`)}
      confirm={t(`${action}.confirm`)}
      note={{
        label: t(`${action}.note`),
        hint: t(`${action}.note_hint`),
        lengthMin: NOTE_LENGTH_MIN,
      }}
      request={request}
      onSubmit={(note, onDone) =>
        request.mutate(
          { note },
          {
            onSuccess: () => {
              toast.success(t(`${action}.done`))
              onDone()
            },
          }
        )
      }
    />
  )
}
