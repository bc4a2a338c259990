// Runs the test files in the order of the plan (`Plan` in run-tests.ts).
"use strict"

const { readFileSync } = require("node:fs")
const Sequencer = require("@jest/test-sequencer").default

const { tests: order } = JSON.parse(readFileSync(process.env.PLAN, "utf8"))

module.exports = class extends Sequencer {
  sort(tests) {
    return tests.sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path))
  }
}
