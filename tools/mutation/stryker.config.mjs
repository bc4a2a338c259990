import { tmpdir } from "node:os"
import path from "node:path"

process.env.TEST_TIER = "unit"
const { default: jest } = await import("../../jest.config.js")
const {
  displayName: _,
  setupFiles: __,
  setupFilesAfterEnv: ___,
  ...unit
} = jest.projects[0]

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  // Pure rules; globs, so that a new file of rules is not forgotten.
  mutate: [
    "src/gateway/interpret-check.ts",
    "src/modules/flexpay/transaction/{disposition,operator-actions}.ts",
    "src/modules/flexpay/{transaction,payouts}/*-{rules,transitions}.ts",
    "src/workflows/sync/plan.ts",
  ],
  testRunner: "jest",
  jest: {
    config: {
      ...unit,
      testMatch: [
        "**/src/gateway/__tests__/interpret-check.unit.spec.ts",
        "**/src/modules/flexpay/transaction/__tests__/{disposition,idempotence,operator-actions{,-details},time}.unit.spec.ts",
        "**/src/modules/flexpay/payouts/__tests__/payout-sums.unit.spec.ts",
        "**/src/modules/flexpay/{transaction,payouts}/__tests__/*-{rules,transitions}.unit.spec.ts",
        "**/src/workflows/sync/__tests__/plan{,-details}.unit.spec.ts",
      ],
    },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: "perTest",
  // The sandbox, outside of the tree so that nothing takes it for a part of it.
  tempDirName: path.join(tmpdir(), "flexpay-stryker"),
  ignorePatterns: ["/*", "!/src", "/src/admin", "!/docs", "!/package.json"],
  cleanTempDir: "always",
  // A busy machine is no proof: only what hangs for long counts as noticed.
  timeoutMS: 60_000,
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 100, low: 100, break: 100 },
}
