import { Alert, Text } from "@medusajs/ui"
import type { AdminFlexPayExportProblem } from "../../../api/admin/flexpay/reconciliations/types"
import en from "../../i18n/en.json"
import { isKeyOf } from "../../i18n/texts"
import { useTexts } from "../../i18n/use-texts"

interface ExportFileProblemsProps {
  problems: AdminFlexPayExportProblem[]
}

/** Why a file can't be read, and where. */
export function ExportFileProblems({ problems }: ExportFileProblemsProps) {
  const { t } = useTexts()
  const fieldName = (column: string) =>
    isKeyOf(en.export_file_fields, column)
      ? t(`export_file_fields.${column}`)
      : column
  return (
    <Alert variant="error" role="alert">
      <Text size="small" weight="plus" leading="compact">
        {t("export_file.failed")}
      </Text>
      <ul className="txt-small list-disc pl-4">
        {problems.map(({ code, line, column, value }) => (
          <li
            key={`${code} ${line} ${column}`}
            className="[overflow-wrap:anywhere]"
          >
            {t(`export_file_problems.${code}`, {
              line: line ?? "?",
              column: column ?? "",
              field: fieldName(column ?? ""),
              value: value ?? "",
            })}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
