/** Names of records that the seed creates and other programs look up. */
export const names = {
  store: "Boutique Mboka",
  region: { cdf: "RD Congo (CDF)", usd: "RD Congo (USD)" },
  stockLocation: "Entrepôt de Kinshasa",
  delivery: "Livraison à Kinshasa",
  pickup: "Retrait à la Gombe",
  publishableKey: "Boutique",
} as const

/** The login of the admin user; printed by the demo. */
export const adminLogin = {
  email: "admin@demo.test",
  password: "kinshasa",
} as const

/** A second admin user, who approves large payouts of the first one. */
export const approverLogin = {
  email: "finance@demo.test",
  password: "lubumbashi",
} as const
