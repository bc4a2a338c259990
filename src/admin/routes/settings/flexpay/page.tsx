import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container, Heading, Text } from "@medusajs/ui"
import type {
  AdminFlexPayHealthArea,
  AdminFlexPayStatusResponse,
} from "../../../../api/admin/flexpay/status/types"
import { isForbidden } from "../../../api/problem"
import { useStatus } from "../../../api/queries"
import { NetworkCharts } from "../../../components/networks/network-charts"
import { NetworkNotice } from "../../../components/networks/network-notice"
import { NotAllowed } from "../../../components/not-allowed"
import { SmallButton } from "../../../components/small-button"
import { Figures } from "../../../components/status/figures"
import { HealthCheckList } from "../../../components/status/health-check-list"
import { StatusSummary } from "../../../components/status/status-summary"
import { TestModeBand } from "../../../components/test-mode-band"
import { SuccessRate } from "../../../components/status/success-rate"
import { TestPayment } from "../../../components/status/test-payment"
import { useTexts } from "../../../i18n/use-texts"

const AREAS: readonly AdminFlexPayHealthArea[] = [
  "addresses",
  "token",
  "callback",
  "regions",
  "payouts",
  "jobs",
  "instances",
  "callbacks",
  "answers",
]

const LEVELS_TO_FIX = ["problem", "warning"] as const

/** The status page in the settings: whether payments can arrive. */
const FlexPayStatusPage = () => {
  const { t, moment } = useTexts()
  const { data, error, isFetching, refetch } = useStatus()
  if (isForbidden(error)) {
    return (
      <Container>
        <NotAllowed />
      </Container>
    )
  }
  return (
    <div className="flex flex-col gap-y-3">
      <TestModeBand />
      <NetworkNotice />
      <Container className="flex flex-col gap-y-3">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <Heading>{t("menu.label")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("status.subtitle")}
            </Text>
          </div>
          <SmallButton isLoading={isFetching} onClick={() => void refetch()}>
            {t("status.again")}
          </SmallButton>
        </div>
        <div role="status">
          {isFetching ? (
            <Text size="small">{t("status.running")}</Text>
          ) : error ? (
            <Text role="alert" size="small" className="text-ui-fg-error">
              {t("status.failed")}
            </Text>
          ) : (
            data && (
              <>
                <StatusSummary checks={data.health_checks} />
                <Text size="small">
                  {t("status.merchant", {
                    merchant: data.merchant,
                    environment: t(`environments.${data.environment}`),
                  })}
                </Text>
                <Text size="xsmall" className="text-ui-fg-muted">
                  {t("status.checked_at", { when: moment(data.checked_at) })}
                </Text>
              </>
            )
          )}
        </div>
      </Container>
      {data?.test_payment && <TestPayment money={data.test_payment} />}
      {data && <Report status={data} />}
    </div>
  )
}

/** What is to be fixed, then what is good, and the figures. */
function Report({ status }: { status: AdminFlexPayStatusResponse }) {
  const { t } = useTexts()
  const { health_checks: checks } = status
  return (
    <>
      <HealthCheckList
        title={t("status.to_fix")}
        checks={LEVELS_TO_FIX.flatMap((level) =>
          checks.filter((check) => check.level === level)
        )}
      />
      {AREAS.map((area) => (
        <HealthCheckList
          key={area}
          title={t(`status_areas.${area}`)}
          checks={checks.filter(
            (check) => check.area === area && check.level === "good"
          )}
        />
      ))}
      <SuccessRate outcomes={status.outcomes} />
      <NetworkCharts />
      <Figures status={status} />
    </>
  )
}

export const config = defineRouteConfig({
  label: "menu.label",
  translationNs: "flexpay",
})

export const handle = {
  breadcrumb: () => "FlexPay",
}

export default FlexPayStatusPage
