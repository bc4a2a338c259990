import { isForbidden } from "../../api/problem"
import { useRefundReasons } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"
import { UnreadableAlert } from "../unreadable-alert"

/** A select can't have an empty value. */
const NONE = "none"

interface RefundReasonFieldProps {
  value: string | null
  onChange: (id: string | null) => void
}

/**
 * A select of the store's own refund reasons; nothing when it has none, or when
 * the role may not read them.
 */
export function RefundReasonField(props: RefundReasonFieldProps) {
  const { value, onChange } = props
  const { t } = useTexts()
  const { data: reasons = [], error, refetch } = useRefundReasons()
  if (error && !isForbidden(error)) {
    return <UnreadableAlert error={error} onRetry={refetch} />
  }
  return reasons.length > 0 ? (
    <Choice
      label={t("refund.reason")}
      optional
      size="base"
      value={value ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
      options={[
        { value: NONE, label: t("refund.reason_none") },
        ...reasons.map(({ id, label }) => ({ value: id, label })),
      ]}
    />
  ) : null
}
