import { defineConfig } from "@medusajs/framework/utils"

import { redisModules } from "./src/redis-modules"

const store =
  process.env.STORE_URL ?? `http://localhost:${process.env.PORT ?? "9000"}`
const shop = `http://localhost:${process.env.SHOP_PORT ?? "8000"}`
const simulator =
  process.env.FLEXPAY_SIMULATOR_URL ??
  `http://localhost:${process.env.SIMULATOR_PORT ?? "9010"}`
/** Only where several instances are one store: `npm run demo -- --scale`. */
const redisUrl = process.env.REDIS_URL

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    // Who is logged in: the next request may reach another server.
    redisUrl,
    http: {
      storeCors: shop,
      adminCors: store,
      authCors: `${shop},${store}`,
      jwtSecret: "not-a-secret-this-is-a-demo",
      cookieSecret: "not-a-secret-this-is-a-demo",
    },
    // The demo runs as in production, but over http: browsers would not send a
    // secure cookie back, and nobody could log in to the admin.
    cookieOptions: { secure: false },
  },
  featureFlags: { caching: Boolean(redisUrl) },
  plugins: [
    {
      resolve: "medusa-payment-flexpay",
      options: {
        merchant: "MBOKA",
        token: "flexpay-simulator-token",
        environment: "sandbox",
        callback_base_url: store,
        storefront_url: `${shop}/commander/paiement`,
        // Only because FlexPay is simulated here. A real store leaves out
        // "addresses" and "allow_http".
        addresses: {
          payment: `${simulator}/api/rest/v1/paymentService`,
          card: `${simulator}/v1.1/pay`,
          check: `${simulator}/api/rest/v1/check`,
          payout: `${simulator}/api/rest/v1/merchantPayOutService`,
        },
        allow_http: true,
        // A dear mask given back needs two admins: see it work.
        payouts: { approval_above: { cdf: "100000", usd: "50" } },
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
