import { Text } from "@medusajs/ui"
import { isForbidden } from "../api/problem"
import { useTexts } from "../i18n/use-texts"
import { NotAllowed } from "./not-allowed"

/** Replaces a list that could not be loaded, or may not be read. */
export function UnreadableAlert({ error }: { error: Error | null }) {
  const { t } = useTexts()
  if (isForbidden(error)) {
    return <NotAllowed />
  }
  return (
    <Text role="alert" size="small" className="text-ui-fg-error px-6 py-4">
      {t("problem.unreadable")}
    </Text>
  )
}
