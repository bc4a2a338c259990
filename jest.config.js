/**
 * Tiers are named by the suffix of their files:
 *   *.unit.spec.ts    beside the code; talk to nothing but a small local server
 *   *.module.spec.ts  integration-tests/; the ledger on a real PostgreSQL
 *   *.http.spec.ts    integration-tests/; a real Medusa, PostgreSQL and simulator
 * `TEST_TIER=unit|module|http` runs one of them.
 */
const tier = process.env.TEST_TIER
const needsPostgres = tier !== "unit"

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: [`**/*.${tier ?? "{unit,module,http}"}.spec.ts`],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.demo/"],
  testPathIgnorePatterns: ["/node_modules/", "/.medusa/", "/.demo/"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true, decorators: true },
          transform: { decoratorMetadata: true, legacyDecorator: true },
          target: "es2022",
        },
        module: { type: "commonjs" },
      },
    ],
  },
  randomize: true,
  ...(needsPostgres && {
    globalSetup: "<rootDir>/integration-tests/setup/global-setup.ts",
    globalTeardown: "<rootDir>/integration-tests/setup/global-teardown.ts",
  }),
}
