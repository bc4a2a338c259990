import { addVariables, removeVariables } from "../store/env-template"
import { lineDiff } from "../store/line-diff"

const BLOCK = `# Added by medusa-payment-flexpay init, with the values for the simulator
FLEXPAY_MERCHANT=SIMULATEUR
FLEXPAY_TOKEN=flexpay-simulator-token
FLEXPAY_ENVIRONMENT=simulator
FLEXPAY_CALLBACK_BASE_URL=http://localhost:9000
`

describe("the variables in .env.template", () => {
  it.each([
    [null, BLOCK],
    ["JWT_SECRET=supersecret\n", `JWT_SECRET=supersecret\n\n${BLOCK}`],
    ["DB_NAME=medusa", `DB_NAME=medusa\n\n${BLOCK.trimEnd()}`],
    [
      "DB_NAME=medusa\r\n",
      `DB_NAME=medusa\n\n${BLOCK}`.replaceAll("\n", "\r\n"),
    ],
    [
      "FLEXPAY_TOKEN=\nA=b\n",
      `FLEXPAY_TOKEN=\nA=b\n\n${BLOCK.replace(/FLEXPAY_TOKEN.*\n/, "")}`,
    ],
  ])("they are added to %j, and removed again", (before, after) => {
    expect(addVariables(before)).toBe(after)
    expect(addVariables(after)).toBe(after)
    expect(removeVariables(after)).toBe(before)
  })

  it("those with other values are removed, and lines behind them stay", () => {
    const changed = `A=b\n\n${BLOCK.replace("=simulator\n", "=live\n")}C=d\n`

    expect(removeVariables(changed)).toBe("A=b\nC=d\n")
  })

  it.each([null, "A=b\n"])("none is removed from %j", (text) => {
    expect(removeVariables(text)).toBe(text)
  })
})

describe("lineDiff", () => {
  it("shows the lines that differ, and three around them", () => {
    const lines = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    const after = ["1", "2", "3", "4", "5,", "new", "6", "7", "8", "9"]

    expect(lineDiff(lines.join("\n"), after.join("\n"))).toBe(
      [
        "  2",
        "  3",
        "  4",
        "- 5",
        "+ 5,",
        "+ new",
        "  6",
        "  7",
        "  8",
        "  …",
      ].join("\n")
    )
  })

  it("shows nothing for equal texts, and all lines of a new file", () => {
    expect(lineDiff("a\nb", "a\nb")).toBe("")
    expect(lineDiff("", "a\nb\n")).toBe("+ a\n+ b\n")
  })
})
