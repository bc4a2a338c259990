import { Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlexPayStatement } from "../../../api/admin/flexpay/reconciliations/types"
import { toProblem } from "../../api/problem"
import { usePreview } from "../../api/reconciliation-queries"
import { useTexts } from "../../i18n/use-texts"
import { ProblemAlert } from "../problem-alert"
import { DropZone } from "./drop-zone"
import { StatementForm } from "./statement-form"
import { StatementProblems } from "./statement-problems"

/** As much as the server takes. */
const SIZE_MAX = 16 * 1024 * 1024

interface StatementSectionProps {
  day: string
  statements: AdminFlexPayStatement[]
}

/** FlexPay's own list of a day: the files that count, and dropping another. */
export function StatementSection({ day, statements }: StatementSectionProps) {
  const { t, moment } = useTexts()
  const [file, setFile] = useState<File | null>(null)
  const [isTooLarge, setTooLarge] = useState(false)
  const preview = usePreview(day)

  const take = (taken: File) => {
    preview.reset()
    setFile(taken)
    setTooLarge(taken.size > SIZE_MAX)
    if (taken.size <= SIZE_MAX) {
      preview.mutate(taken)
    }
  }
  const drop = () => {
    setFile(null)
    preview.reset()
  }
  const looked = preview.data?.preview

  return (
    <section className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h2">{t("statement.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle max-w-3xl">
        {t("statement.text")}
      </Text>
      <ul className="flex flex-col gap-y-1">
        {statements.map((it) => (
          <li key={it.id} className="txt-small [overflow-wrap:anywhere]">
            {t("statement.present", {
              name: it.file_name,
              holds: t(`statement_holds.${it.holds}`).toLowerCase(),
              lines: it.lines,
              skipped_lines: it.skipped_lines,
              when: moment(it.created_at),
              who: it.uploaded_by?.email ?? t("values.somebody"),
            })}
          </li>
        ))}
      </ul>
      {file && looked && !isTooLarge ? (
        <StatementForm
          key={`${file.name} ${file.lastModified}`}
          day={day}
          file={file}
          preview={looked}
          onCancel={drop}
          onDone={() => {
            toast.success(t("statement.done"))
            drop()
          }}
        />
      ) : (
        <DropZone onFile={take} isBusy={preview.isPending} />
      )}
      <div role="status">
        {file && isTooLarge && (
          <Text size="small" className="text-ui-fg-error">
            {t("statement.too_large", { name: file.name })}
          </Text>
        )}
        {file && preview.isPending && (
          <Text size="small">
            {t("statement.reading", { name: file.name })}
          </Text>
        )}
      </div>
      {preview.data && !looked && (
        <StatementProblems problems={preview.data.problems} />
      )}
      {preview.error && <ProblemAlert problem={toProblem(preview.error)} />}
    </section>
  )
}
