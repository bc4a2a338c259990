import { Select } from "@medusajs/ui"
import { useRefundReasons } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"

/** A select can't have an empty value. */
const NONE = "none"

interface RefundReasonFieldProps {
  value: string | null
  onChange: (id: string | null) => void
}

/** One of the store's own reasons for a refund; absent when it has none. */
export function RefundReasonField(props: RefundReasonFieldProps) {
  const { t } = useTexts()
  const { data: reasons = [] } = useRefundReasons()
  if (reasons.length === 0) {
    return null
  }
  return (
    <Field label={t("refund.reason")} optional>
      {(control) => (
        <Select
          value={props.value ?? NONE}
          onValueChange={(id) => props.onChange(id === NONE ? null : id)}
        >
          <Select.Trigger {...control}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            <Select.Item value={NONE}>{t("refund.reason_none")}</Select.Item>
            {reasons.map(({ id, label }) => (
              <Select.Item key={id} value={id}>
                {label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}
