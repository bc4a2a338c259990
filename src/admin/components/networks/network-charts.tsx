import { Container, Heading, Text } from "@medusajs/ui"
import type { AdminFlexPayNetwork } from "../../../api/admin/flexpay/networks/types"
import { useNetworks } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { UnreadableAlert } from "../unreadable-alert"

const WIDTH = 280
const HEIGHT = 56
/** Keeps lines and points inside of the drawing. */
const MARGIN = 4

/** The success rate of each operator over 14 days, as lines. */
export function NetworkCharts() {
  const { t } = useTexts()
  const { data, error, refetch } = useNetworks()
  return (
    <Container>
      <Heading level="h2">{t("networks.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t(data?.networks.length === 0 ? "networks.empty" : "networks.text")}
      </Text>
      {error && <UnreadableAlert error={error} onRetry={refetch} />}
      <ul className="mt-3 flex flex-wrap gap-4">
        {data?.networks.map((network) => (
          // A drawing as wide as the page would be as high as it.
          <li key={network.operator} style={{ width: "min(100%, 20rem)" }}>
            <NetworkChart network={network} />
          </li>
        ))}
      </ul>
    </Container>
  )
}

function NetworkChart({ network }: { network: AdminFlexPayNetwork }) {
  const { t, locale, date } = useTexts()
  const percent = new Intl.NumberFormat(locale, { style: "percent" })
  const { operator, usual, days } = network
  const name = t(`operators.${operator}`)
  const worst = days.reduce((low, day) =>
    rateOf(day) < rateOf(low) ? day : low
  )
  const [rate, lowest] = [usual, worst].map((outcomes) =>
    percent.format(rateOf(outcomes))
  )
  return (
    <figure className="txt-compact-small">
      <figcaption className="flex justify-between gap-x-3 pb-1">
        <span>{name}</span>
        <span className="font-medium">{rate}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={t("networks.chart", {
          operator: name,
          rate: rate ?? "",
          lowest: lowest ?? "",
          day: date(worst.day),
        })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="text-ui-fg-interactive bg-ui-bg-subtle w-full rounded-lg border"
      >
        <polyline
          points={pointsOf(days)
            .map((point) => point.join(","))
            .join(" ")}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
        {pointsOf(days).map(([x, y], index) => (
          <circle key={x} cx={x} cy={y} r="2.5" fill="currentColor">
            <title>{describe(days[index])}</title>
          </circle>
        ))}
      </svg>
    </figure>
  )

  function describe(day: AdminFlexPayNetwork["days"][number] | undefined) {
    return day && `${date(day.day)} · ${percent.format(rateOf(day))}`
  }
}

/** Each day from left to right, 100 % at the top. */
function pointsOf(days: AdminFlexPayNetwork["days"]): [number, number][] {
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, days.length - 1)
  return days.map((day, index) => [
    MARGIN + index * step,
    MARGIN + (1 - rateOf(day)) * (HEIGHT - 2 * MARGIN),
  ])
}

function rateOf({ ended, failed }: { ended: number; failed: number }): number {
  return ended === 0 ? 1 : (ended - failed) / ended
}
