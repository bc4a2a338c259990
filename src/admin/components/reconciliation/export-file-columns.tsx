import type {
  AdminFlexPayExportColumn,
  AdminFlexPayExportField,
  AdminFlexPayExportMapping,
} from "../../../api/admin/flexpay/reconciliations/types"
import en from "../../i18n/en.json"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"

/** A select can't have an empty value. */
const NONE = "none"
const FIELDS = Object.keys(en.export_file_fields) as AdminFlexPayExportField[]
const HINTS = {
  order_number: "export_file.name_hint",
  reference: "export_file.name_hint",
  status: "export_file.status_hint",
  date: "export_file.date_hint",
} as const

/** Props of a form that changes a mapping. */
export interface MappingProps {
  columns: AdminFlexPayExportColumn[]
  mapping: AdminFlexPayExportMapping
  onChange: (mapping: AdminFlexPayExportMapping) => void
}

/** Chooses the column of each field. */
export function ExportFileColumns(props: MappingProps) {
  const { columns, mapping, onChange } = props
  const { t } = useTexts()

  const choose = (field: AdminFlexPayExportField, place: string) => {
    const { [field]: _, ...rest } = mapping.columns
    onChange({
      ...mapping,
      columns: place === NONE ? rest : { ...rest, [field]: Number(place) },
    })
  }
  const hintOf = (field: AdminFlexPayExportField) => {
    const samples = columns[mapping.columns[field] ?? -1]?.samples ?? []
    return samples.length
      ? t("export_file.sample", { samples: samples.slice(0, 2).join(" · ") })
      : field in HINTS
        ? t(HINTS[field as keyof typeof HINTS])
        : undefined
  }

  return (
    <>
      {FIELDS.map((field) => (
        <Choice
          key={field}
          label={t(`export_file_fields.${field}`)}
          hint={hintOf(field)}
          value={String(mapping.columns[field] ?? NONE)}
          onChange={(place) => choose(field, place)}
          options={[
            { value: NONE, label: t("export_file.column_none") },
            ...columns.map(({ title }, place) => ({
              value: String(place),
              label: title || `${place + 1}`,
            })),
          ]}
        />
      ))}
      {mapping.columns.currency === undefined && (
        <Choice
          label={t("export_file.currency")}
          value={mapping.currency_code ?? ""}
          onChange={(code) =>
            onChange({
              ...mapping,
              currency_code: code === "usd" ? code : "cdf",
            })
          }
          options={[
            { value: "cdf", label: "CDF" },
            { value: "usd", label: "USD" },
          ]}
        />
      )}
    </>
  )
}
