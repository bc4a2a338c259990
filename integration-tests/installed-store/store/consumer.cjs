const assert = require("node:assert")

const workflows = require("medusa-payment-flexpay/workflows")
assert.equal(typeof workflows.requestFlexPayPaymentWorkflow, "function")
const { FLEXPAY_MODULE } = require("medusa-payment-flexpay/modules/flexpay")
assert.equal(FLEXPAY_MODULE, "flexpay")
assert.ok(require("medusa-payment-flexpay/providers/flexpay").default.services)
assert.deepEqual(Object.keys(require("medusa-payment-flexpay/types")), [])
assert.ok(require("medusa-payment-flexpay/package.json").version)
assert.throws(
  () => require("medusa-payment-flexpay/.medusa/server/src/gateway"),
  { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" }
)
