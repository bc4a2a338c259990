import assert from "node:assert"
import { FLEXPAY_MODULE } from "medusa-payment-flexpay/modules/flexpay"
import provider from "medusa-payment-flexpay/providers/flexpay"
import { startSimulator } from "medusa-payment-flexpay/simulator"
import "medusa-payment-flexpay/types"
import { requestFlexPayPaymentWorkflow } from "medusa-payment-flexpay/workflows"

assert.equal(typeof requestFlexPayPaymentWorkflow, "function")
assert.equal(FLEXPAY_MODULE, "flexpay")
assert.ok(provider.default.services)

const simulator = await startSimulator({ delays: { answer: 0, decision: 5 } })
assert.match(simulator.addresses.payment, /paymentService$/)
await simulator.close()
