import { print } from "../report"
import type { Report } from "../run"

function report(more: Partial<Report>): Report {
  return {
    happened: [],
    faults: [],
    kills: 2,
    findings: { sums: [], compared: [], broken: [], ofMedusa: [] },
    logLines: 300,
    restedAfter: 20,
    broken: [],
    timelines: [],
    ...more,
  }
}

describe("print", () => {
  it("ends with the broken promises, whose timelines may fill pages", () => {
    const printed = print(
      report({ broken: ["lost: 5 CDF of fptx_1"], timelines: ["fptx_1", "…"] })
    )

    expect(printed).toMatch(
      /BROKEN, 1 times:\n {2}lost: 5 CDF of fptx_1\nfptx_1\n…\nBROKEN, 1 times:\n {2}lost: 5 CDF of fptx_1$/
    )
  })

  it("ends with the word that every promise held", () => {
    expect(print(report({}))).toMatch(/Every promise held\.$/)
  })
})
