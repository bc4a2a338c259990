import { ArrowDownTray } from "@medusajs/icons"
import { toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { getFile, type Query } from "../api/sdk"
import { useTexts } from "../i18n/use-texts"
import { SmallButton } from "./small-button"

interface SaveFileButtonProps {
  fileName: string
  /** Of the plugin's route that answers with the file. */
  path: string
  query?: Query
}

/** Saves a CSV file of the server. */
export function SaveFileButton({ fileName, path, query }: SaveFileButtonProps) {
  const { t } = useTexts()
  const save = useMutation({
    mutationFn: () => getFile(path, query),
    retry: false,
    onSuccess: (file) => {
      saveFile(file, fileName)
      toast.success(t("csv.saved"))
    },
    onError: () => toast.error(t("csv.failed")),
  })
  return (
    <SmallButton isLoading={save.isPending} onClick={() => save.mutate()}>
      <ArrowDownTray aria-hidden />
      {t("csv.export")}
    </SmallButton>
  )
}

function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
