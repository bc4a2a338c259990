import { Text } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import type {
  AdminFlexPayExportCoverage,
  AdminFlexPayExportFilePreviewResponse,
  AdminFlexPayIgnoredLines,
} from "../../../api/admin/flexpay/reconciliations/types"
import { useUpload } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"
import { FocusedHeading } from "../focused-heading"
import { ProblemAlert } from "../problem-alert"
import { SmallButton } from "../small-button"
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
  onDone: (ignored: AdminFlexPayIgnoredLines) => void
}

/** Maps the columns of a file, and compares the day with it. */
export function ExportFileForm(props: ExportFileFormProps) {
  const { day, file, preview, onCancel, onDone } = props
  const { t } = useTexts()
  const [covers, setCovers] = useState<AdminFlexPayExportCoverage>("payments")
  const [mapping, setMapping] = useState(preview.mapping)
  const upload = useUpload(day)
  const form = { columns: preview.columns, mapping, onChange: setMapping }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    upload.mutate(
      { file, covers, mapping },
      {
        onSuccess: ({ problems, ignored_lines }) => {
          if (problems.length === 0) {
            onDone(ignored_lines)
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
        <ExportFileColumns {...form} />
      </div>
      <ExportFileWords {...form} />
      {upload.data && upload.data.problems.length > 0 && (
        <ExportFileProblems problems={upload.data.problems} />
      )}
      {upload.error && <ProblemAlert error={upload.error} />}
      <div className="flex flex-wrap gap-2">
        <SmallButton
          type="submit"
          variant="primary"
          isLoading={upload.isPending}
        >
          {t("export_file.submit")}
        </SmallButton>
        <SmallButton disabled={upload.isPending} onClick={onCancel}>
          {t("export_file.cancel")}
        </SmallButton>
      </div>
    </form>
  )
}
