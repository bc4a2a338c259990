import { toLoggableBody } from "../loggable-body"
import { ORDER_NUMBER, PHONE } from "./support/samples"

describe("toLoggableBody", () => {
  it("keeps short JSON as JSON, masked", () => {
    expect(
      toLoggableBody(`{"code":"0","orderNumber":"${ORDER_NUMBER}"}`, [])
    ).toEqual({ code: "0", orderNumber: "k3Tn…17" })
  })

  it("keeps other text as text, masked", () => {
    expect(toLoggableBody(`<p>${PHONE}</p>`, [])).toBe(
      "<p>+243 82 ••• •• 17</p>"
    )
  })

  it("truncates after masking, so that no part of a phone number remains", () => {
    const body = `${"x ".repeat(2_045)}${PHONE}${" y".repeat(3_000)}`
    const shown = String(toLoggableBody(body, []))
    expect(shown).toHaveLength(4_096)
    expect(shown).not.toMatch(/243\d/)
  })

  it("keeps long JSON as truncated text", () => {
    const shown = toLoggableBody(JSON.stringify({ a: "b".repeat(9_000) }), [])
    expect(String(shown)).toHaveLength(4_096)
  })
})
