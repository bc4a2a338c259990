import { readCallback, toLoggableCallback } from "../../gateway"
import { readExportFile } from "../admin/flexpay/reconciliations/export-file"
import { placeOrderBody, resendPayoutBody } from "../admin/flexpay/validators"
import { StoreRequestFlexPayPayment } from "../store/flexpay/payment-sessions/validators"

/** Of a request without a body, in Express 4 and 5. */
const BODIES = [{}, undefined]

describe.each(BODIES)("a request whose body is %j", (body) => {
  it.each([
    ["a payment", StoreRequestFlexPayPayment],
    ["a resent payout", resendPayoutBody],
    ["a placed order", placeOrderBody],
  ])("requests %s without any field", (_, schema) => {
    expect(schema.parse(body)).toEqual({})
  })

  it("is a callback that says nothing", () => {
    expect(readCallback(body)).toEqual({
      code: null,
      message: null,
      orderNumber: null,
      operatorReference: null,
    })
    expect(() => JSON.stringify(toLoggableCallback(body))).not.toThrow()
  })

  it("holds no export file", () => {
    expect(() => readExportFile({ body })).toThrow("Send the file as the body")
  })
})
