import type { State } from "./model"
import type { Violation } from "./search"

/** A shortest path in sentences, and what the last act leaves behind unless it is brief. */
export function writeStory<S extends State>(
  { promise, path }: Violation<S>,
  { isBrief = false }: { isBrief?: boolean } = {}
): string {
  const acts = path.flatMap(({ act }) => act ?? [])
  const last = isBrief ? {} : (path.at(-1)?.state ?? {})
  return [
    `Broken: ${promise}`,
    ...acts.map((act, index) => `${String(index + 1).padStart(4)}. ${act}`),
    ...Object.entries(last)
      .filter(([, part]) => part !== null)
      .map(([name, part]) => `      ${name}: ${JSON.stringify(part)}`),
  ].join("\n")
}
