import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container, Heading, Text } from "@medusajs/ui"
import type { AdminFlexPayHealthArea } from "../../../../api/admin/flexpay/status/types"
import { isForbidden } from "../../../api/problem"
import { useStatus } from "../../../api/queries"
import { NotAllowed } from "../../../components/not-allowed"
import { SmallButton } from "../../../components/small-button"
import { Figures } from "../../../components/status/figures"
import { HealthCheckList } from "../../../components/status/health-check-list"
import { StatusSummary } from "../../../components/status/status-summary"
import { SuccessRate } from "../../../components/status/success-rate"
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
            <Text size="small" className="text-ui-fg-error">
              {t("status.failed")}
            </Text>
          ) : (
            data && (
              <>
                <StatusSummary checks={data.health_checks} />
                <Text size="xsmall" className="text-ui-fg-muted">
                  {t("status.checked_at", { when: moment(data.checked_at) })}
                </Text>
              </>
            )
          )}
        </div>
      </Container>
      {data && (
        <>
          {AREAS.map((area) => (
            <HealthCheckList
              key={area}
              area={area}
              checks={data.health_checks.filter((check) => check.area === area)}
            />
          ))}
          <SuccessRate outcomes={data.outcomes} />
          <Figures status={data} />
        </>
      )}
    </div>
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
