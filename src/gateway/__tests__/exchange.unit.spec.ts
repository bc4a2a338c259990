import { toShownText } from "../exchange"
import { ORDER_NUMBER, PHONE } from "./support/samples"

describe("toShownText", () => {
  it("keeps short JSON as JSON, masked", () => {
    expect(
      toShownText(`{"code":"0","orderNumber":"${ORDER_NUMBER}"}`, [])
    ).toEqual({ code: "0", orderNumber: "k3Tn…17" })
  })

  it("keeps what is no JSON as text, masked", () => {
    expect(toShownText(`<p>${PHONE}</p>`, [])).toBe("<p>+243 82 ••• •• 17</p>")
  })

  it("cuts after masking, so that no part of a phone number stays at the cut", () => {
    const body = `${"x ".repeat(2_045)}${PHONE}${" y".repeat(3_000)}`
    const shown = String(toShownText(body, []))
    expect(shown).toHaveLength(4_096)
    expect(shown).not.toMatch(/243\d/)
  })

  it("keeps long JSON as cut text", () => {
    const shown = toShownText(JSON.stringify({ a: "b".repeat(9_000) }), [])
    expect(String(shown)).toHaveLength(4_096)
  })
})
