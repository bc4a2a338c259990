import { Text } from "@medusajs/ui"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"

interface StandingProps {
  transaction: Pick<
    AdminFlexPayTransaction,
    "kind" | "state" | "reason" | "gateway_message"
  >
}

/** Why a transaction stands where it stands, in a sentence. */
export function Standing({ transaction }: StandingProps) {
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
