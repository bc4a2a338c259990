import { Checkbox, Label, Text } from "@medusajs/ui"
import { useId } from "react"
import { useTexts } from "../../i18n/use-texts"
import type { MappingProps } from "./export-file-columns"

/** Chooses the statuses that mean that the money moved. */
export function ExportFileWords({ columns, mapping, onChange }: MappingProps) {
  const { t } = useTexts()
  const id = useId()
  const { status } = mapping.columns
  if (status === undefined) {
    return null
  }
  const words = columns[status]?.values
  if (!words) {
    return (
      <Text size="small" className="text-ui-fg-error" role="alert">
        {t("export_file.words_none")}
      </Text>
    )
  }
  // Statuses of an earlier file that the preview of this one does not contain.
  const earlier = Object.keys(mapping.paid_by_status).filter(
    (word) => !words.includes(word)
  )
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="txt-compact-small-plus pb-2">
        {t("export_file.words")}
      </legend>
      {[...words, ...earlier].map((word, place) => (
        <div key={word} className="flex items-center gap-x-2">
          <Checkbox
            id={`${id}-${place}`}
            checked={mapping.paid_by_status[word] ?? false}
            onCheckedChange={(checked) =>
              onChange({
                ...mapping,
                paid_by_status: {
                  ...mapping.paid_by_status,
                  [word]: checked === true,
                },
              })
            }
          />
          <Label htmlFor={`${id}-${place}`} size="small">
            {word}
          </Label>
        </div>
      ))}
    </fieldset>
  )
}
