import { Alert, Text } from "@medusajs/ui"
import type { AdminFlexPayIgnoredLines } from "../../../api/admin/flexpay/reconciliations/types"
import { useTexts } from "../../i18n/use-texts"

/** The lines of the file just imported that are no transactions. */
export function IgnoredLines({
  lines,
}: {
  /** Null before an import. */
  lines: AdminFlexPayIgnoredLines | null
}) {
  const { t } = useTexts()
  if (!lines?.count) {
    return null
  }
  const { count, first } = lines
  return (
    <Alert variant="warning">
      <Text size="small">{t("export_file.ignored", { count })}</Text>
      <ul className="txt-small list-disc pl-4">
        {first.map(({ line, text }) => (
          <li key={line} className="[overflow-wrap:anywhere]">
            {t("export_file.ignored_line", { line, text })}
          </li>
        ))}
      </ul>
      {count > first.length && (
        <Text size="small">
          {t("export_file.ignored_more", { count: first.length })}
        </Text>
      )}
    </Alert>
  )
}
