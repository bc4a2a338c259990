import { Container, Heading, Text } from "@medusajs/ui"
import { DayList } from "../../../components/reconciliation/day-list"
import { TestModeBand } from "../../../components/test-mode-band"
import { useTexts } from "../../../i18n/use-texts"

/** The compared days, which are a tab of the FlexPay page as well. */
const FlexPayDaysPage = () => {
  const { t } = useTexts()
  return (
    <div className="flex flex-col gap-y-3">
      <TestModeBand />
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>{t("menu.label")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("page.subtitle")}
          </Text>
        </div>
        <DayList />
      </Container>
    </div>
  )
}

function ReconciliationBreadcrumb() {
  const { t } = useTexts()
  return <>{t("reconciliation.tab")}</>
}

export const handle = {
  breadcrumb: () => <ReconciliationBreadcrumb />,
}

export default FlexPayDaysPage
