/** Options of a store that sends payouts, with limits beyond every test. */
export const PAYOUTS_ON = {
  enabled: true,
  max_per_day: { cdf: "1000000000", usd: "1000000" },
}
