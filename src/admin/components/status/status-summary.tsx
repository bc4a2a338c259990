import { Text } from "@medusajs/ui"
import type { AdminFlexPayFinding } from "../../../api/admin/flexpay/status/types"
import { useTexts } from "../../i18n/use-texts"

interface StatusSummaryProps {
  findings: AdminFlexPayFinding[]
}

/** All findings in a sentence. */
export function StatusSummary({ findings }: StatusSummaryProps) {
  const { t } = useTexts()
  const count = (level: AdminFlexPayFinding["level"]) =>
    findings.filter((finding) => finding.level === level).length
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
