import fc from "fast-check"
import { maskText, maskJson } from "../masking"
import {
  CALLBACK_TOKEN,
  CALLBACK_URL,
  createToken,
  ORDER_NUMBER,
  PHONE,
} from "./support/samples"

describe("maskText", () => {
  it.each([
    [`Le ${PHONE} a payé`, "Le +243 82 ••• •• 17 a payé"],
    [`+${PHONE}`, "+243 82 ••• •• 17"],
    ["+243 82 000 00 17.", "+243 82 ••• •• 17."],
    ["00243 082 000 0017", "+243 82 ••• •• 17"],
    ["0820000017", "+243 82 ••• •• 17"],
    ["082 000 00 17", "+243 82 ••• •• 17"],
    [`order ${ORDER_NUMBER}!`, "order k3Tn…17!"],
    [`x${PHONE}99`, "x243…99"],
    ["abcdefABCDEF123456789012", "abcd…12"],
    ["Authorization: Bearer abc.def", "Authorization: Bearer •••"],
  ])("masks %p", (text, masked) => {
    expect(maskText(text)).toBe(masked)
  })

  it.each([
    "30-05-2026 10:01:47",
    "09-12-2026 10:01:47",
    "09.12.2026 10:01:47",
    "1243 820 000 017",
    "243 820 000 0171",
    "575.0",
    "Ab3dEf6hIj9kLm2nOp5q",
    "Paiement en attente",
  ])("leaves %p as it is", (text) => {
    expect(maskText(text)).toBe(text)
  })

  it("masks the given secrets anywhere", () => {
    const token = createToken()
    expect(maskText(`<p>${token}</p>`, [token])).toBe("<p>•••</p>")
  })

  it("replaces characters that PostgreSQL would refuse", () => {
    expect(maskText("a\u0000b\uD800c\u{1F600}")).toBe(
      "a\uFFFDb\uFFFDc\u{1F600}"
    )
  })
})

describe("maskJson", () => {
  it("masks fields by their name, in any spelling", () => {
    expect(
      maskJson({
        authorization: "Bearer abc",
        Phone: "0033612345678",
        phone: 243820000017,
        Order_Number: "6708a4708d470_17286",
        orderNumer: ORDER_NUMBER,
        callbackUrl: CALLBACK_URL,
        callback_url: `${CALLBACK_URL}/`,
        reference: "Ab3dEf6hIj9kLm2nOp5q",
        amount: 575,
        provider_reference: "",
      })
    ).toEqual({
      authorization: "•••",
      Phone: "•••",
      phone: "+243 82 ••• •• 17",
      Order_Number: "6708…86",
      orderNumer: "k3Tn…17",
      callbackUrl: "https://shop.example/hooks/flexpay/payments/•••",
      callback_url: "https://shop.example/hooks/flexpay/payments/•••",
      reference: "Ab3dEf6hIj9kLm2nOp5q",
      amount: 575,
      provider_reference: "",
    })
  })

  it("masks phones in keys, numbers and nested values", () => {
    expect(
      maskJson({ [PHONE]: [{ deep: 243820000017, flag: true, none: null }] })
    ).toEqual({
      "+243 82 ••• •• 17": [
        { deep: "+243 82 ••• •• 17", flag: true, none: null },
      ],
    })
  })

  it("truncates a value that is nested 50,000 deep", () => {
    const nested: unknown = JSON.parse("[".repeat(50_000) + "]".repeat(50_000))
    expect(JSON.stringify(maskJson(nested)).length).toBeLessThan(100)
  })

  it("leaves no phone number and no callback token in any JSON", () => {
    const phone = fc
      .stringMatching(/^243[0-9]{9}$/)
      .chain((digits) =>
        fc.constantFrom(digits, `+${digits}`, `abcdefABCDEF${digits}`)
      )
    const text = fc
      .array(
        fc.oneof(
          phone,
          fc.string(),
          fc.constantFrom("24", "243", "2 4", " ", "3", CALLBACK_TOKEN),
          fc.stringMatching(/^[0-9 ]{1,14}$/)
        )
      )
      .map((parts) => parts.join(""))
    const number = fc.oneof(
      fc.double(),
      fc.integer({ min: 243_000_000_000, max: 243_999_999_999 })
    )
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        text,
        number,
        fc.array(tie("node")),
        fc.dictionary(text, tie("node"))
      ),
    })).node

    fc.assert(
      fc.property(value, (json) => {
        const masked = JSON.stringify(maskJson(json, [CALLBACK_TOKEN]))
        expect(masked).not.toMatch(/243\d{9}/)
        expect(masked).not.toContain(CALLBACK_TOKEN)
      }),
      { numRuns: 2_000 }
    )
  })
})
