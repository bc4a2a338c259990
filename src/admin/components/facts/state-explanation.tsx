import { Text } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import type { TransactionProps } from "../transaction-props"

/** States that FlexPay's message explains. */
const FAILURES = ["refused", "failed", "canceled"]

/** Explains the state of a transaction in a sentence or two. */
export function StateExplanation({ transaction }: TransactionProps) {
  const { t } = useTexts()
  const { kind, state, reason, gateway_message } = transaction
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {t(`states.${kind}.${state}.text`)}
      {reason && ` ${t(`reasons.${kind}.${reason}`)}`}
      {FAILURES.includes(state) &&
        gateway_message &&
        ` ${t("timeline.message", { text: gateway_message })}`}
    </Text>
  )
}
