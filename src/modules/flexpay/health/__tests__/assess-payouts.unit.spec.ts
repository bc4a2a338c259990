import { assessPayouts } from "../assess-payouts"

const OFF = {
  enabled: false,
  max_amount: {},
  max_per_day: {},
  approval_above: {},
}
const ON = { ...OFF, enabled: true }

function region(currency_code: "cdf" | "usd", providers = ["pp_flexpay"]) {
  return { name: currency_code, currency_code, providers }
}
const REGIONS = [region("cdf"), region("usd")]

function assess(
  options: Parameters<typeof assessPayouts>[1],
  regions = REGIONS
) {
  return assessPayouts(regions, options).map(({ level, code, values }) =>
    `${level}: ${code} ${String(values.currency ?? "")}`.trimEnd()
  )
}

it("payouts that are off are reported as such", () => {
  expect(assess(OFF)).toEqual(["good: payouts_off"])
})

it("a currency that a region sells in needs a limit", () => {
  expect(assess(ON)).toEqual([
    "warning: payouts_without_limit CDF",
    "warning: payouts_without_limit USD",
  ])
  const options = { ...ON, max_per_day: { cdf: "1" } }
  expect(assess(options, [region("cdf"), region("usd", [])])).toEqual([
    "good: payouts_on CDF",
  ])
})

it("a currency without a threshold beside one with is a warning", () => {
  const options = { ...ON, max_per_day: { cdf: "9", usd: "9" } }

  expect(assess(options)).toEqual([
    "good: payouts_on CDF",
    "good: payouts_on USD",
  ])
  expect(assess({ ...options, approval_above: { cdf: "1" } })).toEqual([
    "good: payouts_on CDF",
    "good: payouts_on USD",
    "warning: approval_missing USD",
  ])
  expect(
    assess({ ...options, approval_above: { cdf: "1", usd: "1" } })
  ).toEqual(["good: payouts_on CDF", "good: payouts_on USD"])
})
