import { Alert, Text } from "@medusajs/ui"
import type { AdminFlexPayStatementProblem } from "../../../api/admin/flexpay/reconciliations/types"
import { en } from "../../i18n/en"
import { useTexts } from "../../i18n/use-texts"

interface StatementProblemsProps {
  problems: AdminFlexPayStatementProblem[]
}

/** What of a file can't be read, and where. */
export function StatementProblems({ problems }: StatementProblemsProps) {
  const { t } = useTexts()
  const fieldName = (column: string) =>
    Object.hasOwn(en.statement_fields, column)
      ? t(`statement_fields.${column as keyof typeof en.statement_fields}`)
      : column
  return (
    <Alert variant="error" role="alert">
      <Text size="small" weight="plus" leading="compact">
        {t("statement.failed")}
      </Text>
      <ul className="txt-small list-disc pl-4">
        {problems.map(({ code, line, column, value }) => (
          <li
            key={`${code} ${line} ${column}`}
            className="[overflow-wrap:anywhere]"
          >
            {t(`statement_problems.${code}`, {
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
