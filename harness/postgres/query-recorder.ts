import { Client } from "pg"

/** Queries of the recheck job's claims, of heartbeats and of job runs. */
const BY_THE_CLOCK = /SKIP LOCKED|flexpay_(?:job|instance)|recheck-flexpay/

/** Records the queries that this process sends to PostgreSQL. */
export class QueryRecorder {
  private readonly queries: string[] = []
  private readonly original = Client.prototype.query

  constructor() {
    const { queries, original } = this
    Client.prototype.query = function (this: Client, ...sent: unknown[]) {
      queries.push(textOf(sent[0]))
      return Reflect.apply(original, this, sent)
    } as typeof Client.prototype.query
  }

  /** Returns the queries since the last call. */
  take(): string[] {
    return this.queries.splice(0)
  }

  stop(): void {
    Client.prototype.query = this.original
  }
}

/**
 * The queries of an act, without those that scheduled jobs and heartbeats send
 * meanwhile, which their text identifies.
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
