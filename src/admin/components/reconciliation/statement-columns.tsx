import type {
  AdminFlexPayStatementColumn,
  AdminFlexPayStatementField,
  AdminFlexPayStatementMapping,
} from "../../../api/admin/flexpay/reconciliations/types"
import { en } from "../../i18n/en"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"

/** A select can't have an empty value. */
const NONE = "none"
const FIELDS = Object.keys(en.statement_fields) as AdminFlexPayStatementField[]
const HINTS = {
  order_number: "statement.name_hint",
  reference: "statement.name_hint",
  status: "statement.status_hint",
  date: "statement.date_hint",
} as const

/** What a form that changes a mapping needs. */
export interface MappingProps {
  columns: AdminFlexPayStatementColumn[]
  mapping: AdminFlexPayStatementMapping
  onChange: (mapping: AdminFlexPayStatementMapping) => void
}

/** Which column holds what. */
export function StatementColumns(props: MappingProps) {
  const { columns, mapping, onChange } = props
  const { t } = useTexts()

  const choose = (field: AdminFlexPayStatementField, place: string) => {
    const { [field]: _, ...others } = mapping.columns
    onChange({
      ...mapping,
      columns: place === NONE ? others : { ...others, [field]: Number(place) },
    })
  }
  const hintOf = (field: AdminFlexPayStatementField) => {
    const samples = columns[mapping.columns[field] ?? -1]?.samples ?? []
    return samples.length
      ? t("statement.sample", { samples: samples.slice(0, 2).join(" · ") })
      : field in HINTS
        ? t(HINTS[field as keyof typeof HINTS])
        : undefined
  }

  return (
    <>
      {FIELDS.map((field) => (
        <Choice
          key={field}
          label={t(`statement_fields.${field}`)}
          hint={hintOf(field)}
          value={String(mapping.columns[field] ?? NONE)}
          onChange={(place) => choose(field, place)}
          options={[
            { value: NONE, label: t("statement.column_none") },
            ...columns.map(({ title }, place) => ({
              value: String(place),
              label: title || `${place + 1}`,
            })),
          ]}
        />
      ))}
      {mapping.columns.currency === undefined && (
        <Choice
          label={t("statement.currency")}
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
