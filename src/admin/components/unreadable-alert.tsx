import { Text } from "@medusajs/ui"
import { useTexts } from "../i18n/use-texts"

/** Replaces a list that could not be loaded. */
export function UnreadableAlert() {
  const { t } = useTexts()
  return (
    <Text role="alert" size="small" className="text-ui-fg-error px-6 py-4">
      {t("problem.unreadable")}
    </Text>
  )
}
