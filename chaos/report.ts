import type { Sum } from "../harness/audit/audit-result"
import type { Report } from "./run"

const SHOWN_MAX = 20

/** The report as people read it. */
export function print({ findings, broken, ...report }: Report): string {
  return [
    section("Injected", report.faults),
    section("Happened", report.happened),
    section("Compared", [
      ...findings.compared,
      ["lines of Medusa's log", report.logLines],
    ]),
    ...findings.sums.flatMap(sum),
    section(
      "Left by Medusa itself",
      findings.ofMedusa.map(([what, ids]) => [
        [what, ...ids].join("\n         - "),
        ids.length,
      ])
    ),
    "",
    `${report.kills} kills. At rest ${report.restedAfter} s after the last fault.`,
    ...conclusionOf(broken, report.timelines),
  ].join("\n")
}

function section(title: string, rows: readonly [string, number][]): string {
  return [
    `\n${title}`,
    ...rows.map(([name, count]) => `${String(count).padStart(7)}  ${name}`),
  ].join("\n")
}

function sum({ currency, what, amount, stands }: Sum): string[] {
  return [
    "",
    `${amount.padStart(12)}  ${currency} ${what}:`,
    ...stands.map(([where, part]) => `${part.padStart(12)}  ${where}`),
  ]
}

/** First and last: of a long report, often only its end is kept. */
function conclusionOf(
  broken: readonly string[],
  timelines: readonly string[]
): string[] {
  if (!broken.length) {
    return ["Every promise held."]
  }
  const lines = [
    `BROKEN, ${broken.length} times:`,
    ...broken.slice(0, SHOWN_MAX).map((line) => `  ${line}`),
  ]
  return timelines.length ? [...lines, ...timelines, ...lines] : lines
}
