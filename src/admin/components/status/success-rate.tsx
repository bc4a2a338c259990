import { Container, Heading, Text } from "@medusajs/ui"
import type { AdminFlexPayOutcomes } from "../../../api/admin/flexpay/status/types"
import { useTexts } from "../../i18n/use-texts"

/**
 * How many payments of each operator succeeded, as bars. What a bar shows
 * stands beside it in words, so that it is read out, too.
 */
export function SuccessRate(props: { outcomes: AdminFlexPayOutcomes[] }) {
  const { outcomes } = props
  const { t, locale } = useTexts()
  const percent = new Intl.NumberFormat(locale, { style: "percent" })
  return (
    <Container>
      <Heading level="h2">{t("success_rate.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t(outcomes.length ? "success_rate.hint" : "success_rate.empty")}
      </Text>
      <ul className="mt-3 flex flex-col gap-y-3">
        {outcomes.map(({ operator, succeeded, ended }) => {
          const name = t(`operators.${operator ?? "unknown"}`)
          const rate = succeeded / ended
          return (
            <li key={name} className="txt-compact-small">
              <div className="flex flex-wrap justify-between gap-x-3">
                <span>{name}</span>
                <span className="text-ui-fg-subtle">
                  <strong className="text-ui-fg-base font-medium">
                    {percent.format(rate)}
                  </strong>
                  {" · "}
                  {t("success_rate.of", { succeeded, ended })}
                </span>
              </div>
              <div
                aria-hidden
                className="bg-ui-bg-component border-ui-border-base mt-1 h-2.5 overflow-hidden rounded-full border"
              >
                <div
                  className="bg-ui-tag-green-icon h-full rounded-full"
                  style={{ width: `${rate * 100}%` }}
                />
              </div>
            </li>
          )
        })}
      </ul>
    </Container>
  )
}
