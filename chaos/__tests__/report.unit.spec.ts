import { print } from "../report"
import type { Report } from "../run"

function report(more: Partial<Report>): Report {
  return {
    tally: [],
    faults: [],
    kills: 2,
    result: { sums: [], compared: [], broken: [], ofMedusa: [] },
    logLines: 300,
    quietAfter: 20,
    broken: [],
    timelines: [],
    ...more,
  }
}

describe("the printed report", () => {
  it("ends with the broken promises, after their timelines", () => {
    const printed = print(
      report({ broken: ["lost: 5 CDF of fptx_1"], timelines: ["fptx_1", "…"] })
    )

    expect(printed).toMatch(
      /BROKEN, 1 times:\n {2}lost: 5 CDF of fptx_1\nfptx_1\n…\nBROKEN, 1 times:\n {2}lost: 5 CDF of fptx_1$/
    )
  })

  it("ends with a line that every promise held", () => {
    expect(print(report({}))).toMatch(/Every promise held\.$/)
  })
})
