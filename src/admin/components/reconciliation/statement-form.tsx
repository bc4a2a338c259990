import { Button, Text } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import type {
  AdminFlexPayStatementHolds,
  AdminFlexPayStatementPreviewResponse,
} from "../../../api/admin/flexpay/reconciliations/types"
import { toProblem } from "../../api/problem"
import { useUpload } from "../../api/reconciliation-queries"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"
import { FocusedHeading } from "../focused-heading"
import { ProblemAlert } from "../problem-alert"
import { StatementColumns } from "./statement-columns"
import { StatementProblems } from "./statement-problems"
import { StatementWords } from "./statement-words"

const HOLDS: readonly AdminFlexPayStatementHolds[] = [
  "payments",
  "payouts",
  "both",
]

interface StatementFormProps {
  day: string
  file: File
  preview: NonNullable<AdminFlexPayStatementPreviewResponse["preview"]>
  onCancel: () => void
  onDone: () => void
}

/** Says what a file holds, and compares the day with it. */
export function StatementForm(props: StatementFormProps) {
  const { day, file, preview, onCancel, onDone } = props
  const { t } = useTexts()
  const [holds, setHolds] = useState<AdminFlexPayStatementHolds>("payments")
  const [mapping, setMapping] = useState(preview.mapping)
  const upload = useUpload(day)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    upload.mutate(
      { file, holds, mapping },
      {
        onSuccess: ({ problems }) => {
          if (problems.length === 0) {
            onDone()
          }
        },
      }
    )
  }

  return (
    <form
      onSubmit={submit}
      className="flex flex-col gap-y-4 rounded-lg border p-4"
    >
      <div>
        <FocusedHeading>
          {t("statement.mapping_title", { name: file.name })}
        </FocusedHeading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("statement.mapping_text")}
        </Text>
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Choice
          label={t("statement.holds")}
          value={holds}
          onChange={(value) => setHolds(value as AdminFlexPayStatementHolds)}
          options={HOLDS.map((value) => ({
            value,
            label: t(`statement_holds.${value}`),
          }))}
        />
        <StatementColumns
          columns={preview.columns}
          mapping={mapping}
          onChange={setMapping}
        />
      </div>
      <StatementWords
        columns={preview.columns}
        mapping={mapping}
        onChange={setMapping}
      />
      {upload.data && upload.data.problems.length > 0 && (
        <StatementProblems problems={upload.data.problems} />
      )}
      {upload.error && <ProblemAlert problem={toProblem(upload.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button size="small" type="submit" isLoading={upload.isPending}>
          {t("statement.submit")}
        </Button>
        <Button
          size="small"
          variant="secondary"
          type="button"
          disabled={upload.isPending}
          onClick={onCancel}
        >
          {t("statement.cancel")}
        </Button>
      </div>
    </form>
  )
}
