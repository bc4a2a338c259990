import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useRecordPayment } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { FormDrawer } from "../dialogs/form-drawer"
import type { BreakProps } from "./close-drawer"
import { findRecordErrors, toRecordBody } from "./record-draft"
import type { RecordDraft } from "./record-draft"
import { RecordFields } from "./record-fields"

interface RecordDrawerProps extends BreakProps {
  /** What the payment shall become. */
  action: "attach_line" | "refund_line"
}

/** Requests to record a payment that only FlexPay's export has. */
export function RecordDrawer({ day, item, action }: RecordDrawerProps) {
  const { t, money } = useTexts()
  const request = useRecordPayment({ day, id: item.id })
  const [isOpen, setOpen] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const [draft, setDraft] = useState<RecordDraft>({
    phone: "",
    order: "",
    justification: "",
    isOrder: action === "attach_line",
  })
  const errors = findRecordErrors(draft)
  const { amount, currency_code } = item.sides.flexpay ?? {}

  const submit = () => {
    setChecked(true)
    if (Object.keys(errors).length > 0) {
      return false
    }
    request.mutate(toRecordBody(draft), {
      onSuccess: () => {
        toast.success(t("record.done"))
        setOpen(false)
      },
    })
    return true
  }

  return (
    <FormDrawer
      isOpen={isOpen}
      onOpenChange={setOpen}
      action={action}
      values={{ amount: money(amount ?? "0", currency_code ?? "") }}
      request={request}
      onSubmit={submit}
    >
      <RecordFields
        draft={draft}
        errors={isChecked ? errors : {}}
        onChange={setDraft}
      />
    </FormDrawer>
  )
}
