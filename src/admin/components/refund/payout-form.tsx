import { Button, Drawer } from "@medusajs/ui"
import { useRef, useState, type FormEvent } from "react"
import type { AdminFlexPayRefundable } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { focusFirstError } from "../focus-first-error"
import { JustificationField } from "../notes/justification-field"
import { NoteField } from "../notes/note-field"
import { needsJustification } from "../notes/notes"
import {
  findPayoutErrors,
  type PayoutDraft,
  type PayoutErrors,
  type PayoutSource,
} from "./payout-draft"
import { RecipientFields } from "./recipient-fields"
import { RefundAmountField } from "./refund-amount-field"
import { RefundReasonField } from "./refund-reason-field"

export interface PayoutFormProps {
  source: PayoutSource
  /** Of a refund; null for a resend, whose amount is fixed. */
  refundable: AdminFlexPayRefundable | null
  draft: PayoutDraft
  onChange: (draft: PayoutDraft) => void
  onReview: () => void
}

/** The amount, the recipient and the reasons of a payout. It sends nothing. */
export function PayoutForm(props: PayoutFormProps) {
  const { source, refundable, draft } = props
  const { t } = useTexts()
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<PayoutErrors>({})

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const current = findPayoutErrors(draft, source, refundable)
    setErrors(current)
    if (Object.keys(current).length === 0) {
      props.onReview()
    } else {
      focusFirstError(form.current)
    }
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      className="flex flex-1 flex-col overflow-hidden"
    >
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        <PayoutFields {...props} errors={errors} />
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small" variant="secondary" type="button">
            {t("actions.cancel")}
          </Button>
        </Drawer.Close>
        <Button size="small" type="submit">
          {t("refund.review")}
        </Button>
      </Drawer.Footer>
    </form>
  )
}

function PayoutFields(props: PayoutFormProps & { errors: PayoutErrors }) {
  const { source, refundable, draft, errors, onChange } = props
  const { action, transaction } = source
  const { t } = useTexts()
  const change = (part: Partial<PayoutDraft>) => onChange({ ...draft, ...part })
  const isUnproven = action === "resend" && transaction.state === "unknown"
  return (
    <>
      {refundable && (
        <RefundAmountField
          refundable={refundable}
          error={errors.amount}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
        />
      )}
      {needsJustification(transaction, action) && (
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
    </>
  )
}
