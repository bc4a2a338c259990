/**
 * Installs the packed plugin into an empty Medusa store, as a store owner does,
 * sets it up with the commands that the README shows, and takes and refunds a
 * payment. Builds a storefront with the packed kit, where no Medusa server is
 * installed.
 */
import { readFile } from "node:fs/promises"
import path from "node:path"
import { run } from "../../harness/program"
import { inTemporaryFolder } from "./in-temporary-folder"
import { TEMPLATE, installPlugin, makeStore } from "./make-store"
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
  await tryStore({ repository: REPOSITORY, store, databases })
  await step("remove it from the configuration", async () => {
    await run(bin("medusa-payment-flexpay"), ["remove", "--yes"], inStore)
    for (const file of ["medusa-config.ts", ".env.template"]) {
      const text = await readFile(path.join(store, file), "utf8")
      if (text !== (await readFile(path.join(TEMPLATE, file), "utf8"))) {
        throw new Error(`${file} is not as it was before:\n${text}`)
      }
    }
  })
}

void inTemporaryFolder(check)
