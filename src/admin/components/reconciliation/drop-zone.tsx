import { ArrowUpTray } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useId, useState, type DragEvent } from "react"
import { useTexts } from "../../i18n/use-texts"

interface DropZoneProps {
  onFile: (file: File) => void
}

/** Takes a dropped file; a click or the keyboard opens the file dialog. */
export function DropZone({ onFile }: DropZoneProps) {
  const { t } = useTexts()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const open = (files: FileList | null) => {
    const file = files?.[0]
    if (file) {
      onFile(file)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    open(event.dataTransfer.files)
  }
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`has-[:focus-visible]:shadow-borders-interactive-with-focus flex cursor-pointer flex-col items-center gap-y-1 rounded-lg border border-dashed px-4 py-6 text-center ${
        isOver
          ? "border-ui-border-interactive bg-ui-bg-highlight"
          : "border-ui-border-strong bg-ui-bg-component"
      }`}
    >
      <ArrowUpTray aria-hidden />
      <Text size="small" weight="plus">
        {t("export_file.drop")}
      </Text>
      <Text id={`${id}-hint`} size="small" className="text-ui-fg-subtle">
        {t("export_file.hint")}
      </Text>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,text/csv"
        aria-describedby={`${id}-hint`}
        className="sr-only"
        onChange={(event) => {
          open(event.target.files)
          // So that the same file can be chosen again once it is corrected.
          event.target.value = ""
        }}
      />
    </label>
  )
}
