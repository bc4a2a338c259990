import { Heading, Text } from "@medusajs/ui"
import type { AdminFlexPayFigure } from "../../../api/admin/flexpay/reconciliations/types"
import { compare } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"

/** The totals of a day, by direction and currency. */
export function FigureList({ figures }: { figures: AdminFlexPayFigure[] }) {
  const { t } = useTexts()
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h2">{t("day_figures.title")}</Heading>
      <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr))]">
        {figures.map((figure) => (
          <li
            key={`${figure.kind} ${figure.currency_code}`}
            className="bg-ui-bg-subtle rounded-lg border p-3"
          >
            <FigureTable figure={figure} />
            <FigureNotes figure={figure} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function FigureTable({ figure }: { figure: AdminFlexPayFigure }) {
  const { t, money } = useTexts()
  const { kind, currency_code } = figure
  const rows = [
    [t(`day_figures.medusa_${kind}`), figure.medusa],
    [t(`day_figures.plugin_${kind}`), figure.plugin],
    [t("day_figures.flexpay"), figure.flexpay],
  ] as const
  return (
    <table className="txt-compact-small w-full">
      <caption className="txt-compact-small-plus pb-2 text-left">
        {t(`day_figures.${kind}`, { currency: currency_code.toUpperCase() })}
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("day_figures.source")}</th>
          <th scope="col">{t("day_figures.count")}</th>
          <th scope="col">{t("fields.amount")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([source, { count, amount }]) => (
          <tr key={source}>
            <th
              scope="row"
              className="text-ui-fg-subtle py-1 text-left font-normal"
            >
              {source}
            </th>
            <td className="text-ui-fg-subtle px-2 text-right">{count}</td>
            <td className="text-right font-medium">
              {money(amount, currency_code)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Why totals may differ without a discrepancy. */
function FigureNotes({ figure }: { figure: AdminFlexPayFigure }) {
  const { t, money } = useTexts()
  const { currency_code, outside, under_way, rounded } = figure
  const notes = [
    outside.count > 0 &&
      t("day_figures.outside", {
        amount: money(outside.amount, currency_code),
      }),
    under_way.count > 0 &&
      t("day_figures.under_way", {
        amount: money(under_way.amount, currency_code),
      }),
    compare(rounded, "0") !== 0 &&
      t("day_figures.rounded", { amount: money(rounded, currency_code) }),
  ].filter((note) => note !== false)
  return notes.map((note) => (
    <Text key={note} size="xsmall" className="text-ui-fg-subtle mt-2">
      {note}
    </Text>
  ))
}
