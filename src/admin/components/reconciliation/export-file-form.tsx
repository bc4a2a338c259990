import { Button, Text } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import type {
  AdminFlexPayExportCoverage,
  AdminFlexPayExportFilePreviewResponse,
} from "../../../api/admin/flexpay/reconciliations/types"
import { toProblem } from "../../api/problem"
import { useUpload } from "../../api/reconciliation-queries"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"
import { FocusedHeading } from "../focused-heading"
import { ProblemAlert } from "../problem-alert"
import { ExportFileColumns } from "./export-file-columns"
import { ExportFileProblems } from "./export-file-problems"
import { ExportFileWords } from "./export-file-words"

const COVERAGES: readonly AdminFlexPayExportCoverage[] = [
  "payments",
  "payouts",
  "both",
]

interface ExportFileFormProps {
  day: string
  file: File
  preview: NonNullable<AdminFlexPayExportFilePreviewResponse["preview"]>
  onCancel: () => void
  onDone: () => void
}

/** Maps the columns of a file, and compares the day with it. */
export function ExportFileForm(props: ExportFileFormProps) {
  const { day, file, preview, onCancel, onDone } = props
  const { t } = useTexts()
  const [covers, setCovers] = useState<AdminFlexPayExportCoverage>("payments")
  const [mapping, setMapping] = useState(preview.mapping)
  const upload = useUpload(day)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    upload.mutate(
      { file, covers, mapping },
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
          {t("export_file.mapping_title", { name: file.name })}
        </FocusedHeading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("export_file.mapping_text")}
        </Text>
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Choice
          label={t("export_file.covers")}
          value={covers}
          onChange={(value) => setCovers(value as AdminFlexPayExportCoverage)}
          options={COVERAGES.map((value) => ({
            value,
            label: t(`export_file_covers.${value}`),
          }))}
        />
        <ExportFileColumns
          columns={preview.columns}
          mapping={mapping}
          onChange={setMapping}
        />
      </div>
      <ExportFileWords
        columns={preview.columns}
        mapping={mapping}
        onChange={setMapping}
      />
      {upload.data && upload.data.problems.length > 0 && (
        <ExportFileProblems problems={upload.data.problems} />
      )}
      {upload.error && <ProblemAlert problem={toProblem(upload.error)} />}
      <FormButtons isSending={upload.isPending} onCancel={onCancel} />
    </form>
  )
}

interface FormButtonsProps {
  isSending: boolean
  onCancel: () => void
}

function FormButtons({ isSending, onCancel }: FormButtonsProps) {
  const { t } = useTexts()
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" type="submit" isLoading={isSending}>
        {t("export_file.submit")}
      </Button>
      <Button
        size="small"
        variant="secondary"
        type="button"
        disabled={isSending}
        onClick={onCancel}
      >
        {t("export_file.cancel")}
      </Button>
    </div>
  )
}
