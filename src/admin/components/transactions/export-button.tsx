import { flexpay, type TransactionQuery } from "../../api/flexpay"
import { useTexts } from "../../i18n/use-texts"
import { SaveFileButton } from "../save-file-button"

interface ExportButtonProps {
  selection: TransactionQuery
}

/** Saves what is listed, all pages of it, as a file for spreadsheets. */
export function ExportButton({ selection }: ExportButtonProps) {
  const { t } = useTexts()
  return (
    <SaveFileButton
      label={t("list.export")}
      done={t("list.exported")}
      failed={t("list.export_failed")}
      fileName="flexpay.csv"
      load={() => flexpay.export(selection)}
    />
  )
}
