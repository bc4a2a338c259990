import { Container, Heading, Text } from "@medusajs/ui"
import { ReconciliationOverview } from "../../../components/reconciliation/reconciliation-overview"
import { TestModeBand } from "../../../components/test-mode-band"
import { useTexts } from "../../../i18n/use-texts"

/** Months and days for accountants, which are a tab of the FlexPay page as well. */
const FlexPayDaysPage = () => {
  const { t } = useTexts()
  return (
    <div className="flex flex-col gap-y-3">
      <TestModeBand />
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>{t("reconciliation.tab")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("reconciliation.subtitle")}
          </Text>
        </div>
        <ReconciliationOverview />
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
