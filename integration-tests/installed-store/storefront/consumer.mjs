import assert from "node:assert"
import { readPhone } from "medusa-payment-flexpay-storefront"
import { FlexPayPayment } from "medusa-payment-flexpay-storefront/react"

assert.equal(readPhone("081 234 5678").msisdn, "243812345678")
assert.equal(typeof FlexPayPayment, "function")
