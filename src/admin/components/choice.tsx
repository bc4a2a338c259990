import { Select } from "@medusajs/ui"
import { useTexts } from "../i18n/use-texts"
import { Field } from "./field"

interface ChoiceProps {
  label: string
  hint?: string
  /** Empty while nothing is chosen. */
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string }[]
}

/** One of some values, with a label. */
export function Choice(props: ChoiceProps) {
  const { t } = useTexts()
  return (
    <Field label={props.label} hint={props.hint}>
      {(control) => (
        <Select size="small" value={props.value} onValueChange={props.onChange}>
          <Select.Trigger {...control}>
            <Select.Value placeholder={t("export_file.choose")} />
          </Select.Trigger>
          <Select.Content>
            {props.options.map(({ value, label }) => (
              <Select.Item key={value} value={value}>
                {label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}
