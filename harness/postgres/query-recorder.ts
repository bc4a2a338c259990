import { Client } from "pg"

/** The recheck job's look for what is due, and what says that they run. */
const BY_THE_CLOCK = /SKIP LOCKED|flexpay_(?:job|instance)|recheck-flexpay/

/** Hears what this process sends to PostgreSQL. */
export class QueryRecorder {
  private readonly seen: string[] = []
  private readonly original = Client.prototype.query

  constructor() {
    const { seen, original } = this
    Client.prototype.query = function (this: Client, ...sent: unknown[]) {
      seen.push(textOf(sent[0]))
      return Reflect.apply(original, this, sent)
    } as typeof Client.prototype.query
  }

  /** What was sent since it was last asked. */
  take(): string[] {
    return this.seen.splice(0)
  }

  stop(): void {
    Client.prototype.query = this.original
  }
}

/**
 * What an act has sent, without what happens by the clock meanwhile: what the
 * recheck job asks each ten seconds and the instance's word that it runs are
 * known by their text.
 */
export function withoutClock(queries: string[]): string[] {
  return queries.filter((text) => !BY_THE_CLOCK.test(text))
}

function textOf(query: unknown): string {
  if (typeof query === "string") {
    return query
  }
  return typeof query === "object" && query !== null && "text" in query
    ? String(query.text)
    : ""
}
