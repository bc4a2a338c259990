import type { Database } from "../store/database"
import type { EventOutbox } from "../store/event-outbox"
import { insertDisturbanceEvent } from "../store/event-rows"
import { sql } from "../store/sql"
import type { Network, Networks } from "./networks"

/**
 * A disturbance is over when none was seen for so long. Rates near the limit
 * come and go, and each would be announced anew.
 */
const OVER_AFTER = sql`interval '1 hour'`

interface Dependencies {
  database: Database
  networks: Pick<Networks, "read">
  outbox: Pick<EventOutbox, "emitWaiting">
}

/** Announces each disturbance of an operator's network once. */
export class Disturbances {
  constructor(private readonly dependencies: Dependencies) {}

  /** Emits an event for each network whose disturbance begins. */
  async announceNew(): Promise<void> {
    const { networks, outbox } = this.dependencies
    const disturbed = (await networks.read()).filter(
      ({ is_disturbed }) => is_disturbed
    )
    for (const network of disturbed) {
      await this.record(network)
    }
    await outbox.emitWaiting()
  }

  /**
   * Records that a network is disturbed now, with an event where that begins.
   * Of several workers, one begins it.
   */
  private async record({ operator, recent }: Network): Promise<void> {
    const { database } = this.dependencies
    const begun = await database.row(
      sql`WITH changed AS (
          INSERT INTO flexpay_disturbance AS known (id, since, seen_at)
          VALUES (${operator}, clock_timestamp(), clock_timestamp())
          ON CONFLICT (id) DO UPDATE
          SET since = EXCLUDED.since, seen_at = EXCLUDED.seen_at,
            updated_at = now()
          WHERE known.seen_at <= clock_timestamp() - ${OVER_AFTER}
          RETURNING *)
        ${insertDisturbanceEvent(recent.ended, recent.failed)} RETURNING id`
    )
    if (!begun) {
      await database.rows(
        sql`UPDATE flexpay_disturbance
          SET seen_at = clock_timestamp(), updated_at = now()
          WHERE id = ${operator}`
      )
    }
  }
}
