// The module tier on the PostgreSQL that main.ts opened, with the module's
// code changed when it is loaded, and the test files in the order given.
const path = require("node:path")

process.env.TEST_TIER = "module"
const base = require("../../jest.config")

const rootDir = path.resolve(__dirname, "../..")
const [{ globalSetup: _, globalTeardown: __, ...tier }] = base.projects
const [[files, [, options]]] = Object.entries(tier.transform)

/** @type {import("jest").Config} */
module.exports = {
  ...base,
  rootDir,
  reporters: ["default"],
  randomize: false,
  testSequencer: path.join(__dirname, "in-order-sequencer.cjs"),
  projects: [
    {
      ...tier,
      rootDir,
      setupFilesAfterEnv: [
        ...tier.setupFilesAfterEnv,
        path.join(__dirname, "weaken-queries.ts"),
      ],
      testEnvironment: path.join(__dirname, "fail-fast-environment.cjs"),
      transform: {
        [files]: [path.join(__dirname, "mutating-transformer.cjs"), options],
      },
    },
  ],
}
