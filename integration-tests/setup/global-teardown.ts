import { testDatabase } from "./test-database"

/** Ends the PostgreSQL of the tests, whether they passed or not. */
export default async function globalTeardown(): Promise<void> {
  await testDatabase.stop()
}
