import type { AdminFlexPayRefundable } from "../../../api/admin/flexpay/types"
import { amountErrorKey } from "../../format/amount-error"
import { compare } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"
import { AmountField } from "../amount-field"
import type { PayoutErrors } from "./payout-draft"

interface RefundAmountFieldProps {
  refundable: AdminFlexPayRefundable
  error: PayoutErrors["amount"]
  value: string
  onChange: (value: string) => void
}

/** The amount of a refund, up to what is refundable. */
export function RefundAmountField(props: RefundAmountFieldProps) {
  const { refundable, error, value, onChange } = props
  const { t, money } = useTexts()
  const { currency_code, paid_out } = refundable
  const max = money(refundable.amount, currency_code)
  return (
    <AmountField
      label={t("refund.amount", { currency: currency_code.toUpperCase() })}
      hint={t(
        compare(paid_out, "0") > 0
          ? "refund.amount_hint_paid_out"
          : "refund.amount_hint",
        { max, paid_out: money(paid_out, currency_code) }
      )}
      error={
        error &&
        t(amountErrorKey(error, "refund"), {
          max,
          example: refundable.amount,
        })
      }
      value={value}
      onChange={onChange}
    />
  )
}
