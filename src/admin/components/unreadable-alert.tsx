import { Text } from "@medusajs/ui"
import { isForbidden } from "../api/problem"
import { useRefresh } from "../api/queries"
import { useTexts } from "../i18n/use-texts"
import { NotAllowed } from "./not-allowed"
import { SmallButton } from "./small-button"

interface UnreadableAlertProps {
  error: Error | null
  /** What could not be loaded; in general terms when absent. */
  text?: string
  /** Reads it again; when absent, all FlexPay data of the page is. */
  onRetry?: () => unknown
}

/** Replaces what could not be loaded, or may not be read. */
export function UnreadableAlert(props: UnreadableAlertProps) {
  const { error, text, onRetry } = props
  const { t } = useTexts()
  const refresh = useRefresh()
  const retry: () => unknown = onRetry ?? refresh
  if (isForbidden(error)) {
    return <NotAllowed />
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-4">
      <Text role="alert" size="small" className="text-ui-fg-error">
        {text ?? t("problem.unreadable")}
      </Text>
      <SmallButton onClick={() => void retry()}>
        {t("actions.retry")}
      </SmallButton>
    </div>
  )
}
