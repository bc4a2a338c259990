/** Stands for what a diff leaves out: lines, or a part of one. */
const LEFT_OUT = "…"

/**
 * Applies a diff of a guide: its context and removed lines stand once in the
 * text.
 * @throws Error if they do not, or several times
 */
export function applyDiff(text: string, diff: string): string {
  const lines = diff.split("\n").slice(0, -1)
  const old = lines.filter((line) => !line.startsWith("+"))
  const pattern = new RegExp(`^${old.map(patternOf).join("")}`, "gm")
  const [match, ...furtherMatches] = text.matchAll(pattern)
  if (!match || furtherMatches.length > 0) {
    throw new Error(
      match
        ? `Its old lines stand there ${furtherMatches.length + 1} times.`
        : `Its old lines do not stand there:\n${old.join("\n")}`
    )
  }
  let group = 0
  const changed = lines
    .map((line) => {
      if (line.startsWith("+")) {
        return `${line.slice(1)}\n`
      }
      return line.startsWith("-") ? "" : match[++group]
    })
    .join("")
  return (
    text.slice(0, match.index) +
    changed +
    text.slice(match.index + match[0].length)
  )
}

/** Matches a line; one that stays is a group. */
function patternOf(line: string): string {
  const content = line.slice(1)
  if (content.trim() === LEFT_OUT) {
    return String.raw`((?:.*\n)*?)`
  }
  const pattern = content
    .split(LEFT_OUT)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(".*")
  return line.startsWith("-") ? `(?:${pattern}\\n)` : `(${pattern}\\n)`
}
