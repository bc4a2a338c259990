import { cp, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { z } from "zod"
import { run } from "../../harness/program"
import { step } from "./step"

/** The store that is copied. */
export const TEMPLATE = path.join(__dirname, "store")

const names = z.record(z.string(), z.string())
const manifest = z.looseObject({ dependencies: names, devDependencies: names })
const installed = z.object({ version: z.string() })

interface StoreOptions {
  /** A checkout of the plugin. */
  repository: string
  /** An empty folder. */
  store: string
  /** Which Medusa; by default the one that the plugin is developed with. */
  medusa?: string
}

/** Makes an empty Medusa store, without its packages. */
export async function makeStore({
  repository,
  store,
  medusa,
}: StoreOptions): Promise<void> {
  await cp(TEMPLATE, store, { recursive: true })
  await cp(
    path.join(repository, "demo/src/seed"),
    path.join(store, "src/seed"),
    { recursive: true }
  )
  if (medusa !== undefined) {
    const file = path.join(store, "package.json")
    const { dependencies, devDependencies, ...rest } = manifest.parse(
      JSON.parse(await readFile(file, "utf8"))
    )
    const raised = {
      ...rest,
      dependencies: withMedusa(dependencies, medusa),
      devDependencies: withMedusa(devDependencies, medusa),
    }
    await writeFile(file, JSON.stringify(raised, null, 2))
  }
}

function withMedusa(
  packages: Record<string, string>,
  range: string
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(packages).map(([name, version]) => [
      name,
      name.startsWith("@medusajs/") ? range : version,
    ])
  )
}

/** Installs the packed plugin into a store, with the store's own packages. */
export async function installPlugin(
  store: string,
  tarball: string
): Promise<void> {
  const inStore = { cwd: store }
  await step(
    "install the plugin into it",
    async () => {
      await run("npm", ["install", tarball], { ...inStore, minutes: 10 })
      await run("npm", ["ls", "medusa-payment-flexpay"], inStore)
      return await medusaVersion(store)
    },
    (version) => ` (Medusa ${version})`
  )
}

async function medusaVersion(store: string): Promise<string> {
  const file = path.join(store, "node_modules/@medusajs/medusa/package.json")
  return installed.parse(JSON.parse(await readFile(file, "utf8"))).version
}
