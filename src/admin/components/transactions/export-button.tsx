import { ArrowDownTray } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { flexpay, type TransactionQuery } from "../../api/flexpay"
import { useTexts } from "../../i18n/use-texts"

const FILE_NAME = "flexpay.csv"

interface ExportButtonProps {
  selection: TransactionQuery
}

/** Saves what is listed, all pages of it, as a file for spreadsheets. */
export function ExportButton({ selection }: ExportButtonProps) {
  const { t } = useTexts()
  const save = useMutation({
    mutationFn: () => flexpay.export(selection),
    retry: false,
    onSuccess: (file) => {
      saveFile(file)
      toast.success(t("list.exported"))
    },
    onError: () => toast.error(t("list.export_failed")),
  })
  return (
    <Button
      size="small"
      variant="secondary"
      type="button"
      isLoading={save.isPending}
      onClick={() => save.mutate()}
    >
      <ArrowDownTray aria-hidden />
      {t("list.export")}
    </Button>
  )
}

function saveFile(file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement("a")
  link.href = address
  link.download = FILE_NAME
  link.click()
  URL.revokeObjectURL(address)
}
