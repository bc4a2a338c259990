import { isDisturbed } from "../is-disturbed"

describe("isDisturbed", () => {
  const usual = { ended: 1000, failed: 100 }

  it.each([
    ["three times the usual rate", { ended: 10, failed: 3 }, true],
    ["all failed", { ended: 10, failed: 10 }, true],
    ["less than three times the usual rate", { ended: 100, failed: 29 }, false],
    ["fewer than ten payments", { ended: 9, failed: 9 }, false],
    ["no payment", { ended: 0, failed: 0 }, false],
  ])("judges recent payments: %s", (_, recent, expected) => {
    expect(isDisturbed(recent, usual)).toBe(expected)
  })

  it("never judges payments to be worse than themselves", () => {
    const first = { ended: 20, failed: 20 }

    expect(isDisturbed(first, first)).toBe(false)
  })

  it("does not judge payments of which none failed", () => {
    const none = { ended: 50, failed: 0 }

    expect(isDisturbed(none, none)).toBe(false)
  })
})
