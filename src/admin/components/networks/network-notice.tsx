import { Alert } from "@medusajs/ui"
import { useNetworks } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"

/** Names the operators whose payments fail more often than usual; else nothing. */
export function NetworkNotice() {
  const { t } = useTexts()
  const { data } = useNetworks()
  const disturbed = data?.networks.filter(({ is_disturbed }) => is_disturbed)
  return disturbed?.map(({ operator, recent }) => (
    <Alert key={operator} variant="warning" role="status">
      {t("networks.disturbed", {
        operator: t(`operators.${operator}`),
        failed: recent.failed,
        ended: recent.ended,
      })}
    </Alert>
  ))
}
