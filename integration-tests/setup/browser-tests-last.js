const Sequencer = require("@jest/test-sequencer").default

/** Runs the browser tier last: its demo starts while the other tiers run. */
class BrowserTestsLast extends Sequencer {
  /** @param {import("@jest/test-result").Test[]} tests */
  sort(tests) {
    const isLast = (/** @type {import("@jest/test-result").Test} */ test) =>
      test.path.endsWith(".browser.spec.ts")
    const sorted = super.sort(tests)
    return [...sorted.filter((test) => !isLast(test)), ...sorted.filter(isLast)]
  }
}

module.exports = BrowserTestsLast
