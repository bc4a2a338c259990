import { toast } from "@medusajs/ui"
import { NOTE_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useAction } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { ApprovalFacts } from "../facts/approval-facts"
import type { DialogProps, TransactionProps } from "../transaction-props"
import { NoteDrawer } from "./note-drawer"

interface NoteActionDrawerProps extends DialogProps, TransactionProps {
  action: "reject" | "resolve"
}

/** Rejects a request for approval or resolves an attention, with a note. */
export function NoteActionDrawer(props: NoteActionDrawerProps) {
  const { transaction, action, ...dialog } = props
  const { t } = useTexts()
  const name =
    action === "reject" && transaction.kind === "payment"
      ? "reject_payment"
      : action
  return (
    <NoteDrawer
      {...dialog}
      action={name}
      intro={<ApprovalFacts transaction={transaction} />}
      label={t(`${name}.note`)}
      hint={t(`${name}.note_hint`)}
      lengthMin={NOTE_LENGTH_MIN}
      request={useAction(transaction.id, action)}
      toBody={(note) => ({ note })}
      onSuccess={() => toast.success(t(`${name}.done`))}
    />
  )
}
