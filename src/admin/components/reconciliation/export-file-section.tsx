import { Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type {
  AdminFlexPayExportFile,
  AdminFlexPayIgnoredLines,
} from "../../../api/admin/flexpay/reconciliations/types"
import { usePreview } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { ProblemAlert } from "../problem-alert"
import { DropZone } from "./drop-zone"
import { ExportFileForm } from "./export-file-form"
import { ExportFileProblems } from "./export-file-problems"
import { IgnoredLines } from "./ignored-lines"

/** The server's limit. */
const SIZE_MAX = 16 * 1024 * 1024
/** The beginning of a file suffices for a preview. */
const PREVIEW_BYTES = 256 * 1024

interface ExportFileSectionProps {
  day: string
  files: AdminFlexPayExportFile[]
  /** Whether the viewer may import another. */
  canResolve: boolean
}

/** The imported FlexPay exports of a day, and a drop zone for another. */
export function ExportFileSection(props: ExportFileSectionProps) {
  const { day, files, canResolve } = props
  const { t } = useTexts()
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h2">{t("export_file.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle max-w-3xl">
        {t("export_file.text")}
      </Text>
      <ImportedFiles files={files} />
      {canResolve && <ExportFileImport day={day} />}
    </section>
  )
}

/** Previews a chosen file, and imports it. */
function ExportFileImport({ day }: Pick<ExportFileSectionProps, "day">) {
  const { t } = useTexts()
  const [file, setFile] = useState<File | null>(null)
  const [isTooLarge, setTooLarge] = useState(false)
  const [ignored, setIgnored] = useState<AdminFlexPayIgnoredLines | null>(null)
  const preview = usePreview(day)

  const open = (chosen: File) => {
    preview.reset()
    setIgnored(null)
    setFile(chosen)
    setTooLarge(chosen.size > SIZE_MAX)
    if (chosen.size <= SIZE_MAX) {
      preview.mutate(chosen.slice(0, PREVIEW_BYTES))
    }
  }
  const clear = () => {
    setFile(null)
    preview.reset()
  }
  const readable = preview.data?.preview

  return (
    <>
      {file && readable && !isTooLarge ? (
        <ExportFileForm
          key={`${file.name} ${file.lastModified}`}
          day={day}
          file={file}
          preview={readable}
          onCancel={clear}
          onDone={(ignoredLines) => {
            toast.success(t("export_file.done"))
            setIgnored(ignoredLines)
            clear()
          }}
        />
      ) : (
        <DropZone onFile={open} />
      )}
      <div role="status">
        <IgnoredLines lines={ignored} />
        {file && isTooLarge && (
          <Text size="small" className="text-ui-fg-error">
            {t("export_file.too_large", { name: file.name })}
          </Text>
        )}
        {file && preview.isPending && (
          <Text size="small">
            {t("export_file.reading", { name: file.name })}
          </Text>
        )}
      </div>
      {preview.data && !readable && (
        <ExportFileProblems problems={preview.data.problems} />
      )}
      {preview.error && <ProblemAlert error={preview.error} />}
    </>
  )
}

function ImportedFiles({ files }: Pick<ExportFileSectionProps, "files">) {
  const { t, user, moment } = useTexts()
  return (
    <ul className="flex flex-col gap-y-1">
      {files.map((file) => (
        <li key={file.id} className="txt-small [overflow-wrap:anywhere]">
          {t("export_file.imported", {
            name: file.file_name,
            covers: t(`export_file_covers.${file.covers}`).toLowerCase(),
            lines: file.lines,
            skipped_lines: file.skipped_lines,
            when: moment(file.created_at),
            who: user(file.uploaded_by),
          })}
        </li>
      ))}
    </ul>
  )
}
