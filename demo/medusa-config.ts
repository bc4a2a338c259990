import { defineConfig } from "@medusajs/framework/utils"

import { redisModules } from "./src/redis-modules"

const store =
  process.env.STORE_URL ?? `http://localhost:${process.env.PORT ?? "9000"}`
const shop = `http://localhost:${process.env.SHOP_PORT ?? "8000"}`
const simulator =
  process.env.FLEXPAY_SIMULATOR_URL ??
  `http://localhost:${process.env.SIMULATOR_PORT ?? "9010"}`
/** Only with several instances: `npm run demo -- --scale`. */
const redisUrl = process.env.REDIS_URL

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    // For login sessions: the next request may reach another server.
    redisUrl,
    http: {
      storeCors: shop,
      adminCors: store,
      authCors: `${shop},${store}`,
      jwtSecret: "not-a-secret-this-is-a-demo",
      cookieSecret: "not-a-secret-this-is-a-demo",
    },
    // The demo runs in production mode, but over http: browsers would not send
    // a secure cookie back, and the login to the admin would fail.
    cookieOptions: { secure: false },
  },
  featureFlags: { caching: Boolean(redisUrl) },
  plugins: [
    {
      resolve: "medusa-payment-flexpay",
      options: {
        merchant: "MBOKA",
        token: "flexpay-simulator-token",
        // A real store sets "live", and has no simulator.
        environment: "simulator",
        simulator_url: simulator,
        callback_base_url: store,
        storefront_url: `${shop}/commander/paiement?retour=carte`,
        // All shoppers of the demo have one address.
        pushes_per_caller: 100_000,
        // Refunds of expensive orders need the approval of a second admin.
        payouts: {
          enabled: true,
          max_per_day: { cdf: "20000000", usd: "10000" },
          approval_above: { cdf: "100000", usd: "50" },
          fee_percent: "2.5",
        },
      },
    },
  ],
  modules: [
    ...(redisUrl ? redisModules(redisUrl) : []),
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          {
            resolve: "medusa-payment-flexpay/providers/flexpay",
            id: "flexpay",
          },
        ],
      },
    },
  ],
})
