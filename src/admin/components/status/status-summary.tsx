import { Text } from "@medusajs/ui"
import type { AdminFlexPayHealthCheck } from "../../../api/admin/flexpay/status/types"
import { useTexts } from "../../i18n/use-texts"

/** All results in a sentence. */
export function StatusSummary(props: { checks: AdminFlexPayHealthCheck[] }) {
  const { t } = useTexts()
  const count = (level: AdminFlexPayHealthCheck["level"]) =>
    props.checks.filter((check) => check.level === level).length
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
