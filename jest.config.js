const { availableParallelism } = require("node:os")

/**
 * Tiers are named by the suffix of their files:
 *   *.unit.spec.ts     beside the code; talk to nothing but a small local server
 *   *.module.spec.ts   integration-tests/; the module on a real PostgreSQL
 *   *.http.spec.ts     integration-tests/; a real Medusa, PostgreSQL and simulator
 *   *.exhaustive.spec.ts  integration-tests/, chaos/; the same, with servers that are killed,
 *                      and every combination of cases
 *   *.browser.spec.ts  integration-tests/browser/; the demo in a real browser
 *   *.redis.spec.ts    integration-tests/, chaos/; several instances over the machine's Redis
 * `TEST_TIER=unit|module|http|exhaustive|browser|redis` runs one of them. The
 * last three run only so: each takes as long as all the rest, or needs a
 * redis-server, which not every machine has. Each is a project of Jest's, so that its setup runs only when a
 * test of it does.
 */
const onPostgres = {
  globalSetup: "<rootDir>/integration-tests/setup/global-setup.ts",
  globalTeardown: "<rootDir>/integration-tests/setup/global-teardown.ts",
  moduleNameMapper: {
    "^\\./postgres-template$":
      "<rootDir>/integration-tests/setup/restore-rows.ts",
  },
}
const TIERS = {
  unit: {},
  module: onPostgres,
  http: onPostgres,
  exhaustive: onPostgres,
  browser: {
    ...onPostgres,
    globalSetup: "<rootDir>/integration-tests/setup/browser/global-setup.ts",
  },
  redis: onPostgres,
}
const BY_DEFAULT = ["unit", "module", "http"]
const requestedTier = process.env.TEST_TIER

// Medusa loads its parts with import(), which Jest allows only with this flag.
// Setting it here reaches the workers, so that a plain `npx jest` will do;
// `workerIdleMemoryLimit` below makes Jest use workers even for a single file.
process.env.NODE_OPTIONS = [
  process.env.NODE_OPTIONS,
  "--experimental-vm-modules",
  "--disable-warning=ExperimentalWarning",
  // In MB. With the default of 16, a tenth of the time goes to collecting garbage.
  "--max-semi-space-size=64",
]
  .filter(Boolean)
  .join(" ")

/** @type {import("jest").Config} */
module.exports = {
  projects: Object.entries(TIERS)
    .filter(([tier]) =>
      requestedTier ? tier === requestedTier : BY_DEFAULT.includes(tier)
    )
    .map(([tier, setup]) => ({
      displayName: tier,
      testEnvironment: "node",
      testMatch: [`**/*.${tier}.spec.ts`],
      modulePathIgnorePatterns: ["/\\.medusa/", "/\\.demo/"],
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
      setupFiles: ["<rootDir>/integration-tests/setup/quiet-output.ts"],
      setupFilesAfterEnv: ["<rootDir>/integration-tests/setup/own-channels.ts"],
      ...setup,
    })),
  testSequencer: "<rootDir>/integration-tests/setup/long-tests-first.js",
  randomize: true,
  workerIdleMemoryLimit: "1GB",
  // Tests of the module and the HTTP tier spend nearly half of their time waiting.
  maxWorkers: Math.ceil(
    availableParallelism() * (requestedTier === "browser" ? 1 : 1.5)
  ),
  reporters: [
    "default",
    "<rootDir>/integration-tests/setup/closing-line-reporter.js",
  ],
}
