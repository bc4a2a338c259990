import { Button, Drawer, Input, Textarea } from "@medusajs/ui"
import { useRef, useState, type FormEvent } from "react"
import type {
  AdminFlexPayRefundable,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { compare } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import { focusFirstError } from "../focus-first-error"
import { needsJustification } from "../notes/notes"
import { JustificationField } from "../notes/justification-field"
import { RecipientFields } from "./recipient-fields"
import {
  findRefundErrors,
  type RefundDraft,
  type RefundErrors,
} from "./refund-draft"
import { RefundReasonField } from "./refund-reason-field"

interface RefundFormProps {
  draft: RefundDraft
  refundable: AdminFlexPayRefundable
  payment: AdminFlexPayTransaction
  onChange: (draft: RefundDraft) => void
  onReview: () => void
}

/** How much, to whom and why. Nothing is sent from here. */
export function RefundForm(props: RefundFormProps) {
  const { draft, refundable, payment, onChange, onReview } = props
  const { t, money } = useTexts()
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<RefundErrors>({})
  const { currency_code, paid_out } = refundable
  const left = money(refundable.amount, currency_code)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = findRefundErrors(draft, refundable, payment)
    setErrors(found)
    if (Object.keys(found).length === 0) {
      onReview()
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
        <Field
          label={t("refund.amount", { currency: currency_code.toUpperCase() })}
          hint={t(
            compare(paid_out, "0") > 0
              ? "refund.amount_hint_paid_out"
              : "refund.amount_hint",
            { left, paid_out: money(paid_out, currency_code) }
          )}
          error={
            errors.amount &&
            t(errors.amount, { left, example: refundable.amount })
          }
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              inputMode="decimal"
              autoComplete="off"
              value={draft.amount}
              onChange={(event) =>
                onChange({ ...draft, amount: event.target.value })
              }
            />
          )}
        </Field>
        {needsJustification(payment, "refund") && (
          <JustificationField
            value={draft.justification}
            isMissing={errors.justification !== undefined}
            onChange={(justification) => onChange({ ...draft, justification })}
          />
        )}
        <RecipientFields
          knownPhone={payment.phone}
          knownAs="same"
          recipient={draft.recipient}
          errors={errors}
          onChange={(recipient) => onChange({ ...draft, recipient })}
        />
        <RefundReasonField
          value={draft.refundReasonId}
          onChange={(refundReasonId) => onChange({ ...draft, refundReasonId })}
        />
        <Field label={t("refund.note")} hint={t("refund.note_hint")} optional>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              value={draft.note}
              onChange={(event) =>
                onChange({ ...draft, note: event.target.value })
              }
            />
          )}
        </Field>
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
