import { toast } from "@medusajs/ui"
import { useState } from "react"
import { JUSTIFICATION_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useAction } from "../../api/queries"
import { compare, readTyped } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import { AmountField } from "../amount-field"
import { JustificationField } from "../notes/justification-field"
import { isLongEnough } from "../notes/notes"
import { isAmount } from "../refund/payout-draft"
import type { DialogProps } from "./dialog-props"
import { FormDrawer } from "./form-drawer"

/** Counts a payment as received that the plugin can't match or read by itself. */
export function AcceptDrawer(props: DialogProps) {
  const { transaction, isOpen, onOpenChange } = props
  const { amount: asked, currency_code, accept_needs_amount } = transaction
  const { t, money } = useTexts()
  const request = useAction(transaction.id, "accept")
  const [typed, setTyped] = useState("")
  const [justification, setJustification] = useState("")
  const [isChecked, setChecked] = useState(false)

  const amount = readTyped(typed)
  const amountError = !accept_needs_amount
    ? null
    : !isAmount(amount)
      ? "accept.amount_invalid"
      : compare(amount, asked) > 0
        ? "accept.amount_too_large"
        : null
  const isMissing = !isLongEnough(justification, JUSTIFICATION_LENGTH_MIN)
  const values = { asked: money(asked, currency_code), example: asked }

  const submit = () => {
    setChecked(true)
    if (amountError || isMissing) {
      return false
    }
    request.mutate(
      {
        justification: justification.trim(),
        ...(accept_needs_amount && { amount }),
      },
      {
        onSuccess: () => {
          toast.success(t("accept.done"))
          onOpenChange(false)
        },
      }
    )
    return true
  }

  return (
    <FormDrawer
      label={t("actions.accept")}
      title={t("accept.title")}
      text={t("accept.text")}
      confirm={t("accept.confirm")}
      isOpen={isOpen}
      request={request}
      onOpenChange={onOpenChange}
      onSubmit={submit}
    >
      {accept_needs_amount && (
        <AmountField
          label={t("accept.amount", { currency: currency_code.toUpperCase() })}
          hint={t("accept.amount_hint", values)}
          error={isChecked && amountError ? t(amountError, values) : undefined}
          value={typed}
          onChange={setTyped}
        />
      )}
      <JustificationField
        autoFocus={!accept_needs_amount}
        value={justification}
        isMissing={isChecked && isMissing}
        onChange={setJustification}
      />
    </FormDrawer>
  )
}
