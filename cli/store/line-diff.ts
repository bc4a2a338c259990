const CONTEXT = 3

type Line = [sign: " " | "+" | "-", text: string]

/** The lines that differ, with some of those around them, as `diff -u` shows them. */
export function lineDiff(before: string, after: string): string {
  const lines = compare(before.split(/\r?\n/), after.split(/\r?\n/))
  const isNear = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
      .some(([sign]) => sign !== " ")
  )
  return lines
    .flatMap(([sign, text], index) => {
      if (isNear[index]) {
        return [`${sign} ${text}`.trimEnd()]
      }
      return isNear[index - 1] ? ["  …"] : []
    })
    .join("\n")
}

/** The longest common lines stay; the others are removed or added. */
function compare(before: string[], after: string[]): Line[] {
  const lines: Line[] = []
  let [i, j] = [0, 0]
  const advance = (nextI: number, nextJ: number) => {
    lines.push(...before.slice(i, nextI).map((text): Line => ["-", text]))
    lines.push(...after.slice(j, nextJ).map((text): Line => ["+", text]))
    ;[i, j] = [nextI, nextJ]
  }
  for (const [nextI, nextJ, text] of commonLines(before, after)) {
    advance(nextI, nextJ)
    lines.push([" ", text])
    ;[i, j] = [i + 1, j + 1]
  }
  advance(before.length, after.length)
  return lines
}

/** The longest sequence of common lines, with their positions in both texts. */
function commonLines(
  before: string[],
  after: string[]
): [i: number, j: number, text: string][] {
  const lengths = commonLengths(before, after)
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0
  const lines: [number, number, string][] = []
  let [i, j] = [0, 0]
  while (lengthAt(i, j) > 0) {
    const text = before[i]
    if (text !== undefined && text === after[j]) {
      lines.push([i, j, text])
      ;[i, j] = [i + 1, j + 1]
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) {
      i++
    } else {
      j++
    }
  }
  return lines
}

/** For each pair of positions, how many lines of the rests are common at most. */
function commonLengths(before: string[], after: string[]): number[][] {
  let below = new Array<number>(after.length + 1).fill(0)
  const rows = [below]
  for (const line of [...before].reverse()) {
    const row = new Array<number>(after.length + 1).fill(0)
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] =
        line === after[j]
          ? (below[j + 1] ?? 0) + 1
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
    rows.unshift(row)
    below = row
  }
  return rows
}
