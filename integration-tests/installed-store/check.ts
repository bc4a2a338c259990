/**
 * Installs the packed plugin into an empty Medusa store, as a store owner does,
 * sets it up with the commands that the README shows, takes and refunds a payment,
 * removes the plugin and installs it again. Builds a storefront with the packed kit, where no Medusa server is
 * installed.
 */
import path from "node:path"
import { run } from "../../harness/program"
import { inTemporaryFolder } from "./in-temporary-folder"
import { installPlugin, makeStore } from "./make-store"
import { removeAndReturn, removeFromConfiguration } from "./remove-and-return"
import { step } from "./step"
import { checkStorefront } from "./storefront-checks"
import { packPlugin } from "./tarball"
import { tryStore } from "./try-store"

const REPOSITORY = path.resolve(__dirname, "../..")

async function check(folder: string): Promise<void> {
  const store = path.join(folder, "store")
  const inStore = { cwd: store }
  const bin = (name: string) => path.join(store, "node_modules/.bin", name)

  await checkStorefront(REPOSITORY, folder)
  const tarball = await step(
    "pack the plugin",
    () => packPlugin(REPOSITORY, folder),
    ({ summary }) => ` (${summary})`
  )
  await step("make an empty store", () =>
    makeStore({ repository: REPOSITORY, store })
  )
  await installPlugin(store, tarball.file)
  await step("import it from CommonJS, ESM and TypeScript", async () => {
    await run("node", ["consumer.cjs"], inStore)
    await run("node", ["consumer.mjs"], inStore)
    await run(bin("tsc"), ["--noEmit"], inStore)
    await run(bin("tsc"), ["-p", "tsconfig.bundler.json"], inStore)
  })
  await step("run its simulator", async () => {
    const help = await run(
      "npx",
      ["--no", "--", "flexpay-simulator", "--help"],
      inStore
    )
    if (!help.includes("Usage: flexpay-simulator")) {
      throw new Error(`flexpay-simulator --help says:\n${help}`)
    }
  })
  const databases = path.join(folder, "databases")
  await tryStore({
    repository: REPOSITORY,
    store,
    databases,
    last: (trial) =>
      removeAndReturn({ ...trial, store, tarball: tarball.file }),
  })
  await step("remove it from the configuration", () =>
    removeFromConfiguration(store)
  )
}

void inTemporaryFolder(check)
