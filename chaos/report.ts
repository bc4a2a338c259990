import type { Sum } from "../harness/audit/audit-result"
import type { Report } from "./run"

const SHOWN_MAX = 20

/** The report as text. */
export function print({ result, broken, ...report }: Report): string {
  return [
    section("Injected", report.faults),
    section("Counted", report.tally),
    section("Compared", [
      ...result.compared,
      ["lines of Medusa's log", report.logLines],
    ]),
    ...result.sums.flatMap(sum),
    section(
      "Left by Medusa itself",
      result.ofMedusa.map(([kind, ids]) => [
        [kind, ...ids].join("\n         - "),
        ids.length,
      ])
    ),
    "",
    `${report.kills} kills. Nothing due ${report.quietAfter} s after the last fault.`,
    ...conclusionOf(broken, report.timelines),
  ].join("\n")
}

function section(title: string, rows: readonly [string, number][]): string {
  return [
    `\n${title}`,
    ...rows.map(([name, count]) => `${String(count).padStart(7)}  ${name}`),
  ].join("\n")
}

function sum({ currency, label, amount, parts }: Sum): string[] {
  return [
    "",
    `${amount.padStart(12)}  ${currency} ${label}:`,
    ...parts.map(([place, part]) => `${part.padStart(12)}  ${place}`),
  ]
}

/** Before and after the timelines: of a long output, often only the end is kept. */
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
