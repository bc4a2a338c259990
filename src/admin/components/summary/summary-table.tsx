import { Table } from "@medusajs/ui"
import type { AdminFlexPaySummary } from "../../../api/admin/flexpay/summaries/types"
import { sum } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"

const AMOUNTS = [
  "gross",
  "fees_of_customers",
  "refunds",
  "fees_of_store",
  "net",
] as const

interface SummaryTableProps {
  label: string
  summaries: AdminFlexPaySummary[]
}

/** The sums of a month by currency and operator, and of each currency. */
export function SummaryTable({ label, summaries }: SummaryTableProps) {
  const { t } = useTexts()
  const currencies = [
    ...new Set(summaries.map(({ currency_code }) => currency_code)),
  ]
  return (
    // The keyboard scrolls it where it is wider than the page.
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="focus-visible:shadow-borders-focus overflow-x-auto rounded-lg border"
    >
      <Table className="[&_td]:whitespace-nowrap [&_th]:whitespace-nowrap">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("fields.operator")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">
              {t("summary.payments")}
            </Table.HeaderCell>
            {AMOUNTS.map((name) => (
              <Table.HeaderCell key={name} className="text-right">
                {t(`summary.${name}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {currencies.map((currency) => (
            <CurrencyRows
              key={currency}
              summaries={summaries.filter(
                ({ currency_code }) => currency_code === currency
              )}
            />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/** The rows of one currency, and their sum where there are several. */
function CurrencyRows({ summaries }: Pick<SummaryTableProps, "summaries">) {
  const { t } = useTexts()
  const [first, ...more] = summaries
  if (!first) {
    return null
  }
  const currency = first.currency_code.toUpperCase()
  const nameOf = ({ method, operator }: AdminFlexPaySummary) =>
    method === "card"
      ? t("methods.card")
      : t(`operators.${operator ?? "unknown"}`)
  return (
    <>
      {summaries.map((summary) => (
        <SummaryRow
          key={`${summary.method} ${summary.operator}`}
          label={`${nameOf(summary)} · ${currency}`}
          summary={summary}
        />
      ))}
      {more.length > 0 && (
        <SummaryRow
          isTotal
          label={t("summary.total", { currency })}
          summary={{
            ...first,
            payments: summaries.reduce((all, row) => all + row.payments, 0),
            ...addUp(summaries),
          }}
        />
      )}
    </>
  )
}

function SummaryRow(props: {
  label: string
  summary: AdminFlexPaySummary
  isTotal?: boolean
}) {
  const { label, summary, isTotal } = props
  const { money } = useTexts()
  return (
    <Table.Row className={isTotal ? "font-medium" : undefined}>
      <Table.Cell>{label}</Table.Cell>
      <Table.Cell className="text-right">{summary.payments}</Table.Cell>
      {AMOUNTS.map((name) => (
        <Table.Cell key={name} className="text-right">
          {money(summary[name], summary.currency_code)}
        </Table.Cell>
      ))}
    </Table.Row>
  )
}

function addUp(summaries: AdminFlexPaySummary[]) {
  return Object.fromEntries(
    AMOUNTS.map((name) => [name, sum(summaries.map((row) => row[name]))])
  ) as Pick<AdminFlexPaySummary, (typeof AMOUNTS)[number]>
}
