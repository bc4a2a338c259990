const Sequencer = require("@jest/test-sequencer").default

const TIERS = ["http", "module", "unit"]

/**
 * Runs what takes long first, by tier: what is short fills the gaps at the end.
 * Jest goes by the size of the files, which says little of ours.
 */
class LongTestsFirst extends Sequencer {
  /** @param {import("@jest/test-result").Test[]} tests */
  sort(tests) {
    const place = (/** @type {import("@jest/test-result").Test} */ { path }) =>
      TIERS.findIndex((tier) => path.endsWith(`.${tier}.spec.ts`))
    return super.sort(tests).sort((a, b) => place(a) - place(b))
  }
}

module.exports = LongTestsFirst
