import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { z } from "zod"
import type { ReceivedEvent } from "./records"

const eventSchema = z.object({ name: z.string(), id: z.string() })

/**
 * The plugin's events that a shop's subscribers received, in all servers, also
 * those that were killed since.
 * @param eventLog the file `EVENT_LOG` of the servers
 */
export async function readReceivedEvents(
  eventLog: string
): Promise<ReceivedEvent[]> {
  const log = existsSync(eventLog) ? await readFile(eventLog, "utf8") : ""
  return log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => eventSchema.parse(JSON.parse(line)))
}
