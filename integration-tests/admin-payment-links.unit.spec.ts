import { isLinkRefusal } from "../src/admin/api/link-refusals"
import { findRequestErrors } from "../src/admin/components/payment-links/request-draft"
import { whatsAppAddress } from "../src/admin/components/payment-links/whatsapp"
import { LINK_REFUSALS } from "../src/workflows/payment-links/refuse-link"

describe("the admin's part of payment links", () => {
  it("shows each refusal of a payment link as one, and no other conflict", () => {
    const refusals = Object.keys(LINK_REFUSALS)

    expect(refusals.filter((code) => !isLinkRefusal(code))).toEqual([])
    expect(isLinkRefusal("paid_out_changed")).toBe(false)
    expect(isLinkRefusal(undefined)).toBe(false)
  })

  it.each([
    ["081 234 56 78", "243812345678"],
    ["812345678", "243812345678"],
    ["+243 81-234-5678", "243812345678"],
    ["00243812345678", "243812345678"],
    ["243812345678", "243812345678"],
    ["+32 470 12 34 56", "32470123456"],
    ["12345", ""],
    ["", ""],
    [null, ""],
  ])("sends a WhatsApp message to %j as %j", (phone, digits) => {
    expect(whatsAppAddress(phone, "Payez #1 & 2")).toBe(
      `https://wa.me/${digits}?text=Payez%20%231%20%26%202`
    )
  })

  it.each([
    ["21000", "0812345678", true, {}],
    ["21 000,50", "0812345678", true, { amount: "amount_too_large" }],
    ["0", "0812345678", true, { amount: "amount_invalid" }],
    ["mille", " ", true, { amount: "amount_invalid", phone: "phone_missing" }],
    ["20 999,50", "0812345678", true, { amount: "amount_centimes" }],
    ["5000", "", false, {}],
  ])(
    "requests of %j to %j have errors: %j",
    (amount, phone, isPush, errors) => {
      const outstanding = { amount: "21000.00", currency_code: "cdf" }
      expect(findRequestErrors({ amount, phone }, outstanding, isPush)).toEqual(
        errors
      )
    }
  )
})
