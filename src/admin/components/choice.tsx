import { Select } from "@medusajs/ui"
import { useTexts } from "../i18n/use-texts"
import { Field } from "./field"

interface ChoiceProps {
  label: string
  hint?: string
  optional?: boolean
  size?: "small" | "base"
  /** Empty while nothing is chosen. */
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string }[]
}

/** A select with a label. */
export function Choice(props: ChoiceProps) {
  const { label, hint, optional, size = "small", value, onChange } = props
  const { t } = useTexts()
  return (
    <Field label={label} hint={hint} optional={optional}>
      {(control) => (
        <Select size={size} value={value} onValueChange={onChange}>
          <Select.Trigger {...control}>
            <Select.Value placeholder={t("export_file.choose")} />
          </Select.Trigger>
          <Select.Content>
            {props.options.map((option) => (
              <Select.Item key={option.value} value={option.value}>
                {option.label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}
