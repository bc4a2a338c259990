import type { Row } from "./measure"

const HEAD = ["Measure", "Against", "Ratio", "Aim", "Met", "Figures"]

/** The rows as a table of Markdown, aligned for a terminal. */
export function table(rows: Row[]): string {
  const lines = [HEAD, ...rows.map(cells)]
  const widths = HEAD.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0))
  )
  const draw = (line: string[]) =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`
  const rule = widths.map((width) => "-".repeat(width))
  return [HEAD, rule, ...rows.map(cells)].map(draw).join("\n")
}

function cells({ label, baseline, ratio, aim, isMet, figures }: Row): string[] {
  return [
    label,
    baseline,
    ratio === null ? "" : ratio.toFixed(2),
    aim,
    isMet === null ? "" : isMet ? "yes" : "NO",
    figures,
  ]
}
