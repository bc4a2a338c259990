import { Heading, Text } from "@medusajs/ui"
import { useTexts } from "../i18n/use-texts"

/** Replaces what the admin user's role may not read. */
export function NotAllowed() {
  const { t } = useTexts()
  return (
    <div
      role="alert"
      className="flex flex-col items-center gap-y-1 px-6 py-16 text-center"
    >
      <Heading level="h2">{t("not_allowed.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t("not_allowed.text")}
      </Text>
    </div>
  )
}
