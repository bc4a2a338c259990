// @ts-check
const { defineConfig } = require("@medusajs/framework/utils")

/**
 * Medusa's modules in place of its default ones.
 *
 * @type {{ resolve: string }[]}
 */
const modules = JSON.parse(process.env.STORE_MODULES ?? "[]")

/** Medusa's roles, which its configuration reads before its flags are known. */
const hasRoles = process.env.MEDUSA_FF_RBAC === "true"

/** The store of the tests; what differs between them comes in as JSON. */
module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: process.env.STORE_POOL_MAX
      ? { pool: { max: Number(process.env.STORE_POOL_MAX) } }
      : undefined,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "test",
      cookieSecret: "test",
    },
  },
  featureFlags: {
    rbac: hasRoles,
    caching: modules.some(({ resolve }) => resolve.endsWith("/caching")),
  },
  plugins: [
    {
      resolve: "medusa-payment-flexpay",
      options: JSON.parse(process.env.FLEXPAY_OPTIONS ?? "{}"),
    },
  ],
  modules: [
    ...modules,
    ...(hasRoles ? [{ resolve: "@medusajs/medusa/rbac" }] : []),
    {
      resolve: "@medusajs/medusa/auth",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/auth-emailpass",
            id: "emailpass",
            // A password's hash takes a fifth of a second by default, and most
            // tests log in.
            options: { hashConfig: { logN: 1, r: 8, p: 1 } },
          },
        ],
      },
    },
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
