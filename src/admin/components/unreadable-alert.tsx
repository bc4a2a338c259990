import { Text } from "@medusajs/ui"
import { isForbidden } from "../api/problem"
import { useTexts } from "../i18n/use-texts"
import { NotAllowed } from "./not-allowed"
import { SmallButton } from "./small-button"

interface UnreadableAlertProps {
  error: Error | null
  /** Reads again what could not be loaded. */
  onRetry?: () => unknown
}

/** Replaces what could not be loaded, or may not be read. */
export function UnreadableAlert({ error, onRetry }: UnreadableAlertProps) {
  const { t } = useTexts()
  if (isForbidden(error)) {
    return <NotAllowed />
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-4">
      <Text role="alert" size="small" className="text-ui-fg-error">
        {t("problem.unreadable")}
      </Text>
      {onRetry && (
        <SmallButton onClick={() => void onRetry()}>
          {t("actions.retry")}
        </SmallButton>
      )}
    </div>
  )
}
