import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "pg"

/** Longer than any of Medusa's own steps lets the database wait. */
const QUIET_MS = 700

/**
 * What an act sends to PostgreSQL, in this process, until all that it set off
 * is done. The recheck job's look for what is due, each ten seconds, is no
 * part of it.
 */
export async function countQueries(
  act: () => Promise<unknown>
): Promise<string[]> {
  const seen: string[] = []
  const spy = jest.spyOn(Client.prototype, "query")
  const read = () => {
    for (const [query] of spy.mock.calls.splice(0)) {
      seen.push(textOf(query))
    }
  }
  try {
    await act()
    let before = -1
    while (before !== seen.length) {
      before = seen.length
      await sleep(QUIET_MS)
      read()
    }
  } finally {
    spy.mockRestore()
  }
  return seen.filter((text) => !text.includes("SKIP LOCKED"))
}

function textOf(query: unknown): string {
  if (typeof query === "string") {
    return query
  }
  return typeof query === "object" && query !== null && "text" in query
    ? String(query.text)
    : ""
}
