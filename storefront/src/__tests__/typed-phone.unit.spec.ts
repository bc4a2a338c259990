import { maskPhone } from "../../../src/gateway/index.ts"
import { recallPhone, rememberPhone, writePhone } from "../react/typed-phone.ts"

describe("the number that this tab typed", () => {
  it("is shown whole for a request that went to it", () => {
    rememberPhone("243812345678")
    expect(recallPhone(maskPhone("243812345678"))).toBe("243812345678")
    expect(writePhone("243812345678")).toBe("+243 81 234 56 78")
  })

  it.each(["243812345679", "243822345678"])(
    "is not shown for a request that went to %s",
    (other) => {
      rememberPhone("243812345678")
      expect(recallPhone(maskPhone(other))).toBeUndefined()
    }
  )

  it("is not shown for a card", () => {
    rememberPhone("243812345678")
    expect(recallPhone(null)).toBeUndefined()
  })
})
