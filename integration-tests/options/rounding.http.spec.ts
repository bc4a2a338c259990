import { describeShop } from "../setup/describe-shop"
import { describeCentimes } from "./centimes.cases"
import { describeNetworkNotice } from "./network-notice.cases"
import { describeRedacted } from "./redacted.cases"

const OPTIONS = {
  cdf_centimes: "round_up",
  usd_cents: "round_up",
  retention_months: 3,
  network_notice: true,
} as const

describeShop(
  "a store that rounds up, redacts early and warns of networks",
  OPTIONS,
  (test) => {
    describeCentimes(test)
    describeRedacted(test)
    describeNetworkNotice(test, { isOn: true })
  }
)
