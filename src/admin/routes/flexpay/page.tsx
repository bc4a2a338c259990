import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container, Heading, Text } from "@medusajs/ui"
import { isForbidden } from "../../api/problem"
import { useAttention } from "../../api/queries"
import { MenuIcon } from "../../components/menu-icon"
import { NetworkNotice } from "../../components/networks/network-notice"
import { NotAllowed } from "../../components/not-allowed"
import { PageSkeleton } from "../../components/page-skeleton"
import { TestModeBand } from "../../components/test-mode-band"
import { FlexPayTabs } from "../../components/transactions/flexpay-tabs"
import { useTexts } from "../../i18n/use-texts"

/** The page in the main menu: the attention list and all transactions. */
const FlexPayPage = () => {
  const { t } = useTexts()
  const { data, error, isPending } = useAttention()
  return (
    <div className="flex flex-col gap-y-3">
      <TestModeBand />
      <NetworkNotice />
      <Container className="p-0">
        <div className="px-6 py-4">
          <Heading>{t("menu.label")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("page.subtitle")}
          </Text>
        </div>
        {isForbidden(error) ? (
          <NotAllowed />
        ) : isPending ? (
          <PageSkeleton />
        ) : (
          <FlexPayTabs count={data?.count ?? null} />
        )}
      </Container>
    </div>
  )
}

export const config = defineRouteConfig({
  label: "menu.label",
  translationNs: "flexpay",
  icon: MenuIcon,
})

export const handle = {
  breadcrumb: () => "FlexPay",
}

export default FlexPayPage
