import { useState } from "react"
import type { AdminFlexPayRefundable } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { DrawerForm } from "../dialogs/drawer-form"
import { JustificationField } from "../notes/justification-field"
import { NoteField } from "../notes/note-field"
import {
  findPayoutErrors,
  type PayoutDraft,
  type PayoutErrors,
  type PayoutSource,
} from "./payout-draft"
import { RecipientFields } from "./recipient-fields"
import { RefundAmountField } from "./refund-amount-field"
import { RefundReasonField } from "./refund-reason-field"

interface PayoutFormProps {
  source: PayoutSource
  /** Of a refund; null for a resend, whose amount is fixed. */
  refundable: AdminFlexPayRefundable | null
  draft: PayoutDraft
  onChange: (draft: PayoutDraft) => void
  onReview: () => void
}

/** The amount, the recipient and the reasons of a payout. It sends nothing. */
export function PayoutForm(props: PayoutFormProps) {
  const { source, refundable, draft, onChange, onReview } = props
  const { action, transaction } = source
  const { t } = useTexts()
  const [errors, setErrors] = useState<PayoutErrors>({})
  const change = (part: Partial<PayoutDraft>) => onChange({ ...draft, ...part })
  const isUnproven = action === "resend" && transaction.state === "unknown"

  const submit = () => {
    const current = findPayoutErrors(draft, source, refundable)
    setErrors(current)
    const isComplete = Object.keys(current).length === 0
    if (isComplete) {
      onReview()
    }
    return isComplete
  }

  return (
    <DrawerForm confirm={t("refund.review")} onSubmit={submit}>
      {refundable && (
        <RefundAmountField
          refundable={refundable}
          error={errors.amount}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
        />
      )}
      {transaction.needs_justification.includes(action) && (
        <JustificationField
          hint={isUnproven ? t("resend.justification_hint") : undefined}
          isMissing={errors.justification !== undefined}
          autoFocus={!refundable}
          value={draft.justification}
          onChange={(justification) => change({ justification })}
        />
      )}
      <RecipientFields
        knownPhone={transaction.phone}
        knownAs={action === "refund" ? "same" : "same_payout"}
        recipient={draft.recipient}
        errors={errors}
        onChange={(recipient) => change({ recipient })}
      />
      {refundable && (
        <RefundReasonField
          value={draft.refundReasonId}
          onChange={(refundReasonId) => change({ refundReasonId })}
        />
      )}
      <NoteField
        label={t("refund.note")}
        hint={t("refund.note_hint")}
        optional
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </DrawerForm>
  )
}
