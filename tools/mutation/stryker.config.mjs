import { tmpdir } from "node:os"
import path from "node:path"

process.env.TEST_TIER = "unit"
const { default: jest } = await import("../../jest.config.js")
const { displayName: _, setupFiles: __, ...unit } = jest.projects[0]

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [
    "src/gateway/verdict.ts",
    "src/modules/flexpay/transitions.ts",
    "src/modules/flexpay/payout-transitions.ts",
  ],
  testRunner: "jest",
  jest: {
    config: {
      ...unit,
      testMatch: [
        "**/src/gateway/__tests__/verdict.unit.spec.ts",
        "**/src/modules/flexpay/__tests__/{transitions,payout-transitions,time}.unit.spec.ts",
      ],
    },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: "perTest",
  // The sandbox, outside of the tree so that nothing takes it for a part of it.
  tempDirName: path.join(tmpdir(), "flexpay-stryker"),
  ignorePatterns: ["/*", "!/src", "/src/admin", "!/package.json"],
  cleanTempDir: "always",
  // A busy machine is no proof: only what hangs for long counts as noticed.
  timeoutMS: 60_000,
  reporters: ["clear-text", "progress-append-only"],
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 100, low: 100, break: 100 },
}
