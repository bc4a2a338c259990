import type { Sum } from "./books/verdict"
import type { Report } from "./run"

const SHOWN_MAX = 20

/** The report as people read it. */
export function print({ verdict, broken, ...report }: Report): string {
  return [
    section("Injected", report.faults),
    section("Happened", report.happened),
    section("Compared", [
      ...verdict.compared,
      ["lines of Medusa's log", report.logLines],
    ]),
    ...verdict.sums.flatMap(sum),
    section(
      "Left by Medusa itself",
      verdict.ofMedusa.map(([what, ids]) => [
        [what, ...ids].join("\n         - "),
        ids.length,
      ])
    ),
    "",
    `${report.kills} kills. At rest ${report.restedAfter} s after the last fault.`,
    ...verdictOf(broken),
    ...report.timelines,
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

function verdictOf(broken: readonly string[]): string[] {
  return broken.length
    ? [
        `BROKEN, ${broken.length} times:`,
        ...broken.slice(0, SHOWN_MAX).map((line) => `  ${line}`),
      ]
    : ["Every promise held."]
}
