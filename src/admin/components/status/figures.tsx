import { Container, Heading } from "@medusajs/ui"
import type { AdminFlexPayStatusResponse } from "../../../api/admin/flexpay/status/types"
import { useTexts } from "../../i18n/use-texts"
import { Fact } from "../facts/fact"

/** Counts of what is in progress. */
export function Figures({ status }: { status: AdminFlexPayStatusResponse }) {
  const { t, age, moment } = useTexts()
  const { oldest_open_at } = status
  return (
    <Container>
      <Heading level="h2">{t("figures.title")}</Heading>
      <dl className="mt-2">
        <Fact label={t("figures.callbacks")}>{status.callbacks_last_hour}</Fact>
        <Fact label={t("figures.due")}>{status.due}</Fact>
        <Fact label={t("figures.oldest")}>
          {oldest_open_at ? (
            <time dateTime={oldest_open_at} title={moment(oldest_open_at)}>
              {age(oldest_open_at)}
            </time>
          ) : (
            t("values.none")
          )}
        </Fact>
      </dl>
    </Container>
  )
}
