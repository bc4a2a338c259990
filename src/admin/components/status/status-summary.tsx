import { Text } from "@medusajs/ui"
import type { AdminFlexPayHealthCheck } from "../../../api/admin/flexpay/status/types"
import { useTexts } from "../../i18n/use-texts"

interface StatusSummaryProps {
  checks: AdminFlexPayHealthCheck[]
}

/** All findings in a sentence. */
export function StatusSummary({ checks }: StatusSummaryProps) {
  const { t } = useTexts()
  const count = (level: AdminFlexPayHealthCheck["level"]) =>
    checks.filter((check) => check.level === level).length
  const problems = count("problem")
  const warnings = count("warning")
  return (
    <Text weight="plus">
      {[
        problems && t("status.summary_problem", { count: problems }),
        warnings && t("status.summary_warning", { count: warnings }),
        !problems && !warnings && t("status.summary_good"),
      ]
        .filter(Boolean)
        .join(" ")}
    </Text>
  )
}
