/**
 * Installs the packed plugin into an empty Medusa store, as a store owner does,
 * with the configuration that the README shows, and boots it.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { Client } from "pg"
import { findFreePort } from "../../demo/postgres/free-port"
import { startPostgres } from "../../demo/postgres/server"
import { Program, run, stopPrograms } from "../../harness/program"
import { checkDatabase, checkRoutes, untilHealthy } from "./store-checks"
import { packPlugin } from "./tarball"

const REPOSITORY = path.resolve(__dirname, "../..")

const QUIET = {
  MEDUSA_DISABLE_TELEMETRY: "true",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
  npm_config_loglevel: "error",
}

/** The environment that the README requires. */
const SETTINGS = {
  JWT_SECRET: "a-secret-of-this-check",
  COOKIE_SECRET: "another-secret-of-this-check",
  FLEXPAY_MERCHANT: "MBOKA",
  FLEXPAY_TOKEN: "a-token-of-this-check",
}

async function check(store: string, databases: string): Promise<void> {
  Object.assign(process.env, QUIET)
  const inStore = { cwd: store }
  const bin = (name: string) => path.join(store, "node_modules/.bin", name)

  const tarball = await step(
    "pack the plugin",
    () => packPlugin(REPOSITORY, store),
    ({ summary }) => ` (${summary})`
  )
  await step("make an empty store", async () => {
    await cp(path.join(__dirname, "store"), store, { recursive: true })
    const [config, storefront] = await readmeSamples()
    await writeFile(path.join(store, "medusa-config.ts"), config)
    await writeFile(path.join(store, "storefront/payment-step.tsx"), storefront)
  })
  await step("install the plugin into it", async () => {
    await run("npm", ["install", tarball.file], { ...inStore, minutes: 10 })
    await run("npm", ["ls", "medusa-payment-flexpay"], inStore)
  })
  await step("import it from CommonJS, ESM and TypeScript", async () => {
    await run("node", ["consumer.cjs"], inStore)
    await run("node", ["consumer.mjs"], inStore)
    await run(bin("tsc"), ["--noEmit"], inStore)
    await run(bin("tsc"), ["-p", "tsconfig.bundler.json"], inStore)
  })
  await step("build a shop's page with its kit", async () => {
    await run(bin("tsc"), ["-p", "storefront"], inStore)
    await run(bin("tsc"), ["-p", "storefront/tsconfig.node16.json"], inStore)
    const output = await run(bin("vite"), ["build", "storefront"], inStore)
    if (!output.includes(".css")) {
      throw new Error(`The page has no styles of the kit:\n${output}`)
    }
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

  const postgres = await startPostgres({ folder: databases, throwaway: true })
  process.once("exit", postgres.abandon)
  try {
    const databaseUrl = postgres.url("store")
    const env = { ...SETTINGS, DATABASE_URL: databaseUrl }
    await step("migrate its database", async () => {
      await createDatabase(postgres.url("postgres"))
      await run(bin("medusa"), ["db:migrate"], { ...inStore, env })
    })
    await step("build it", async () => {
      await run(bin("medusa"), ["build"], {
        ...inStore,
        env,
        minutes: 10,
      })
    })
    await step("boot it, and send requests to its routes", async () => {
      const port = await findFreePort()
      const url = `http://localhost:${port}`
      const server = Program.start(bin("medusa"), ["start"], {
        cwd: path.join(store, ".medusa/server"),
        env: { ...env, NODE_ENV: "production", PORT: String(port) },
      })
      await untilHealthy(url, server)
      await checkRoutes(url)
      await checkDatabase(databaseUrl)
    })
  } finally {
    await stopPrograms()
    await postgres.stop()
    process.off("exit", postgres.abandon)
  }
}

/** The README's configuration and its piece of a storefront, as they stand. */
async function readmeSamples(): Promise<[config: string, storefront: string]> {
  const readme = await readFile(path.join(REPOSITORY, "README.md"), "utf8")
  const fences = [...readme.matchAll(/^```tsx?\n(.*?)^```$/gms)]
  const [config, storefront, ...more] = fences.map(([, code]) => code)
  if (!config?.startsWith("// medusa-config.ts") || !storefront || more[0]) {
    throw new Error("README.md shows a medusa-config, and then a storefront")
  }
  return [config, storefront]
}

async function createDatabase(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query("CREATE DATABASE store")
  } finally {
    await client.end()
  }
}

/** Does one step, and says what it is and how long it took. */
async function step<T>(
  title: string,
  act: () => Promise<T>,
  note = (_result: T) => ""
): Promise<T> {
  process.stdout.write(`- ${title} … `)
  const began = Date.now()
  const result = await act()
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${seconds} s${note(result)}\n`)
  return result
}

async function main(): Promise<void> {
  const store = await mkdtemp(path.join(tmpdir(), "flexpay-store-"))
  const databases = await mkdtemp(path.join(tmpdir(), "flexpay-store-db-"))
  process.once("exit", () => {
    for (const folder of [store, databases]) {
      rmSync(folder, { recursive: true, force: true })
    }
  })
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(name, () => void stopPrograms().finally(() => process.exit(1)))
  }
  try {
    await check(store, databases)
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  } finally {
    await stopPrograms()
    await rm(store, { recursive: true, force: true })
  }
}

void main()
