import { toast } from "@medusajs/ui"
import { useState } from "react"
import { JUSTIFICATION_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useAction } from "../../api/actions"
import { amountErrorKey, findAmountError } from "../../format/amount-error"
import { readTyped } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import { AmountField } from "../amount-field"
import { JustificationField } from "../notes/justification-field"
import { isLongEnough } from "../notes/notes"
import type { DialogProps, TransactionProps } from "../transaction-props"
import { FormDrawer } from "./form-drawer"

/** Counts a payment as received that the plugin can't match or read by itself. */
export function AcceptDrawer(props: DialogProps & TransactionProps) {
  const { transaction, ...dialog } = props
  const { currency_code, accept_needs_amount } = transaction
  const { t, money } = useTexts()
  const request = useAction(transaction.id, "accept")
  const [amount, setAmount] = useState("")
  const [justification, setJustification] = useState("")
  const [isChecked, setChecked] = useState(false)

  const amountError = accept_needs_amount
    ? findAmountError(amount, { max: transaction.amount })
    : undefined
  const isMissing = !isLongEnough(justification, JUSTIFICATION_LENGTH_MIN)
  const values = {
    requested: money(transaction.amount, currency_code),
    example: transaction.amount,
  }

  const submit = () => {
    setChecked(true)
    if (amountError || isMissing) {
      return false
    }
    request.mutate(
      {
        justification: justification.trim(),
        ...(accept_needs_amount && { amount: readTyped(amount) }),
      },
      {
        onSuccess: () => {
          toast.success(t("accept.done"))
          dialog.onOpenChange(false)
        },
      }
    )
    return true
  }

  return (
    <FormDrawer {...dialog} action="accept" request={request} onSubmit={submit}>
      {accept_needs_amount && (
        <AmountField
          label={t("accept.amount", { currency: currency_code.toUpperCase() })}
          hint={t("accept.amount_hint", values)}
          error={
            isChecked && amountError
              ? t(amountErrorKey(amountError, "accept"), values)
              : undefined
          }
          value={amount}
          onChange={setAmount}
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
