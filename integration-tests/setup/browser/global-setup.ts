import { openTestPostgres } from "../../../harness/postgres/test-postgres"
import { findChromium } from "./chromium"
import { startDemo } from "./demo-process"
import { handOver } from "./hand-over"

/** What the browser tier needs; the demo goes on starting while others test. */
export default async function globalSetup(): Promise<void> {
  await openTestPostgres()
  handOver({ demo: await startDemo(), chromium: await findChromium() })
}
