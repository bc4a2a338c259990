import { randomUUID } from "node:crypto"
import path from "node:path"

import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import {
  createMigratedDatabase,
  keepMigratedDatabase,
} from "./migrated-database"

type Runner = Parameters<typeof medusaIntegrationTestRunner>[0]

const BOOT_TIMEOUT_MS = 120_000

/**
 * Boots the demo's store, with the plugin as it was built, on an empty database
 * of its own, and describes tests on it. What `beforeAll` writes is there in
 * every test; what a test writes is gone in the next.
 */
export function describeStore(
  options: Pick<Runner, "env" | "testSuite">
): void {
  jest.setTimeout(BOOT_TIMEOUT_MS)
  const dbName = `store-${randomUUID()}`
  medusaIntegrationTestRunner({
    dbName,
    medusaConfigFile: path.resolve(__dirname, "../../demo"),
    env: options.env,
    hooks: { beforeServerStart: () => createMigratedDatabase(dbName) },
    testSuite: (store) => {
      beforeAll(() => keepMigratedDatabase(dbName))
      options.testSuite(store)
    },
  })
}
