/** What the seed makes, and what the demo's programs look for. */
export const names = {
  store: "Boutique Mboka",
  region: { cdf: "RD Congo (CDF)", usd: "RD Congo (USD)" },
  stockLocation: "Entrepôt de Kinshasa",
  delivery: "Livraison à Kinshasa",
  pickup: "Retrait à la Gombe",
  publishableKey: "Boutique",
} as const

/** The admin's login, which the demo prints. */
export const adminLogin = {
  email: "admin@demo.test",
  password: "kinshasa",
} as const

/** A second admin, who approves the large payouts that the first asks for. */
export const approverLogin = {
  email: "finance@demo.test",
  password: "lubumbashi",
} as const
