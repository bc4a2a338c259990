import { randomUUID } from "node:crypto"
import path from "node:path"

import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { createMigratedDatabase } from "../harness/postgres/migrated-database"

const dbName = `demo-${randomUUID()}`

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  dbName,
  medusaConfigFile: path.resolve(__dirname, "../demo"),
  hooks: { beforeServerStart: () => createMigratedDatabase(dbName) },
  testSuite: ({ api }) => {
    it("the demo's store boots with the plugin", async () => {
      const { status, data } = await api.get("/health")

      expect({ status, data }).toEqual({ status: 200, data: "OK" })
    })
  },
})
