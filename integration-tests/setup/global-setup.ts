import { openTestPostgres } from "../../harness/postgres/test-postgres"

/** What the module and http tiers need before their first test. */
export default async function globalSetup(): Promise<void> {
  await openTestPostgres()
}
