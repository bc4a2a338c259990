import assert from "node:assert"
import { FLEXPAY_MODULE } from "medusa-payment-flexpay/modules/flexpay"
import provider from "medusa-payment-flexpay/providers/flexpay"
import "medusa-payment-flexpay/types"
import { requestFlexpayPaymentWorkflow } from "medusa-payment-flexpay/workflows"

assert.equal(typeof requestFlexpayPaymentWorkflow, "function")
assert.equal(FLEXPAY_MODULE, "flexpay")
assert.ok(provider.default.services)
