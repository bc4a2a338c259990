import { describeShop } from "../setup/describe-shop"
import { describeCentimes } from "./centimes.cases"
import { describeRedacted } from "./redacted.cases"

const OPTIONS = {
  cdf_centimes: "round_up",
  usd_cents: "round_up",
  retention_months: 3,
} as const

describeShop("a store that rounds up, and redacts early", OPTIONS, (test) => {
  describeCentimes(test)
  describeRedacted(test)
})
