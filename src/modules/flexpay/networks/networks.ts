import type { Operator } from "../../../gateway"
import { TIME_ZONE } from "../reconciliation/day"
import type { Database } from "../store/database"
import { sql } from "../store/sql"
import { IS_CONFIRMED, IS_UNREQUESTED } from "../store/states-sql"
import { isDisturbed } from "./is-disturbed"
import type { Outcomes } from "./is-disturbed"

/** The outcomes of an operator's payments that were requested on a day. */
export interface NetworkDay extends Outcomes {
  /** By Kinshasa's clock. */
  day: string
}

/** How an operator's mobile money payments end. */
export interface Network {
  operator: Operator
  /** Of the last 30 minutes. */
  recent: Outcomes
  /** Of the last 14 days. */
  usual: Outcomes
  /** See `isDisturbed`. */
  is_disturbed: boolean
  /** The days of these 14 that have payments, oldest first. */
  days: NetworkDay[]
}

type Row = NetworkDay & { operator: Operator; recent: Outcomes }

/** Requests that never came to an operator say nothing about its network. */
const CAME_TO_OPERATOR = sql`coalesce(reason, '') NOT IN
  ('misconfigured', 'unreachable', 'not_sent')`
const IS_RECENT = sql`created_at > now() - interval '30 minutes'`

/** By the index of creation dates: 14 days of payments are read. */
const NETWORKS = sql`SELECT operator,
    to_char(created_at AT TIME ZONE ${TIME_ZONE}, 'YYYY-MM-DD') AS day,
    count(*)::int AS ended,
    count(*) FILTER (WHERE NOT ${IS_CONFIRMED})::int AS failed,
    jsonb_build_object('ended', count(*) FILTER (WHERE ${IS_RECENT}),
      'failed', count(*) FILTER (WHERE ${IS_RECENT} AND NOT ${IS_CONFIRMED})) AS recent
  FROM flexpay_transaction
  WHERE created_at > now() - interval '14 days' AND deleted_at IS NULL
    AND kind = 'payment' AND method = 'mobile_money' AND operator IS NOT NULL
    AND finalized_at IS NOT NULL AND NOT ${IS_UNREQUESTED} AND ${CAME_TO_OPERATOR}
  GROUP BY 1, 2 ORDER BY 1, 2`

const CACHED_MS = 60_000

/** How payments end on the operators' networks. */
export class Networks {
  private cached: { networks: Promise<Network[]>; until: number } | null = null

  constructor(private readonly database: Database) {}

  /** One for each operator with payments in 14 days. Kept for a minute. */
  async read(): Promise<Network[]> {
    const now = performance.now()
    if (!this.cached || this.cached.until <= now) {
      const networks = this.query()
      this.cached = { networks, until: now + CACHED_MS }
      // An error is not kept.
      networks.catch(() => (this.cached = null))
    }
    return await this.cached.networks
  }

  /** Operators whose payments fail more often than usual. */
  async disturbed(): Promise<Operator[]> {
    const networks = await this.read()
    return networks
      .filter(({ is_disturbed }) => is_disturbed)
      .map(({ operator }) => operator)
  }

  private async query(): Promise<Network[]> {
    const rows = await this.database.rows<Row>(NETWORKS)
    const operators = [...new Set(rows.map(({ operator }) => operator))]
    return operators.map((operator) => {
      const own = rows.filter((row) => row.operator === operator)
      const recent = sum(own.map((row) => row.recent))
      const usual = sum(own)
      return {
        operator,
        recent,
        usual,
        is_disturbed: isDisturbed(recent, usual),
        days: own.map(({ day, ended, failed }) => ({ day, ended, failed })),
      }
    })
  }
}

function sum(outcomes: Outcomes[]): Outcomes {
  return {
    ended: outcomes.reduce((all, { ended }) => all + ended, 0),
    failed: outcomes.reduce((all, { failed }) => all + failed, 0),
  }
}
