import { generateEntityId } from "@medusajs/framework/utils"
import { readSupportCode, supportCodeOf } from "../support-code"

describe("a support code", () => {
  it("is the last six signs of the id", () => {
    expect(supportCodeOf({ id: "fptx_01KBBV7Q9Z3M8N4P5R6S7T8V9W" })).toBe(
      "7T8V9W"
    )
  })

  it("of each new id is read as itself", () => {
    for (let count = 0; count < 1_000; count++) {
      const code = supportCodeOf({ id: generateEntityId("", "fptx") })
      expect(readSupportCode(code)).toBe(code)
    }
  })

  it.each(["7t8v9w", " 7T8 V9W ", "7T8-V9W"])("is read from %p", (text) => {
    expect(readSupportCode(text)).toBe("7T8V9W")
  })

  it("is read with letters that look like its digits", () => {
    expect(readSupportCode("OilOIL")).toBe("011011")
  })

  it.each(["", "7T8V9", "7T8V9WX", "7T8V9U", "7T8V9é", "7T8.V9W"])(
    "is not read from %p",
    (text) => {
      expect(readSupportCode(text)).toBeNull()
    }
  )
})
