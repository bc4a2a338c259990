// Its routes are TypeScript.
require("tsx/cjs/api").register()
const { defineConfig } = require("@medusajs/framework/utils")

const options = process.env.FLEXPAY_OPTIONS

/** The store that is measured: with the plugin, or, without options, without it. */
module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "bench",
      cookieSecret: "bench",
    },
  },
  plugins: options
    ? [
        {
          resolve: "medusa-payment-flexpay",
          options: JSON.parse(options),
        },
      ]
    : [],
  modules: options
    ? [
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
      ]
    : [],
})
