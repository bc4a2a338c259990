import { Text } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import type { TransactionProps } from "../transaction-props"

/** Why a transaction stands where it stands, in a sentence. */
export function Standing({ transaction }: TransactionProps) {
  const { t } = useTexts()
  const { kind, state, reason, gateway_message } = transaction
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {t(`states.${kind}.${state}.text`)}
      {reason && ` ${t(`reasons.${kind}.${reason}`)}`}
      {state === "refused" &&
        gateway_message &&
        ` ${t("timeline.message", { text: gateway_message })}`}
    </Text>
  )
}
