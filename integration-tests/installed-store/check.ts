/**
 * Installs the packed plugin into an empty Medusa store, as a store owner does,
 * sets it up with the commands that the README shows, and pays an order. Builds
 * a storefront with the packed kit, where no Medusa server is installed.
 */
import { cp, mkdtemp, readFile, rm } from "node:fs/promises"
import { rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseEnv } from "node:util"
import { findFreePort } from "../../demo/postgres/free-port"
import { startPostgres } from "../../demo/postgres/server"
import { Program, run, stopPrograms } from "../../harness/program"
import { setUp } from "./set-up"
import { step } from "./step"
import { checkDatabase, checkRoutes, untilHealthy } from "./store-checks"
import { checkStorefront } from "./storefront-checks"
import { packPlugin } from "./tarball"

const REPOSITORY = path.resolve(__dirname, "../..")
const STORE = path.join(__dirname, "store")

const QUIET = {
  MEDUSA_DISABLE_TELEMETRY: "true",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
  npm_config_loglevel: "error",
}

async function check(folder: string, databases: string): Promise<void> {
  Object.assign(process.env, QUIET)
  const store = path.join(folder, "store")
  const inStore = { cwd: store }
  const bin = (name: string) => path.join(store, "node_modules/.bin", name)

  await checkStorefront(REPOSITORY, folder)
  const tarball = await step(
    "pack the plugin",
    () => packPlugin(REPOSITORY, folder),
    ({ summary }) => ` (${summary})`
  )
  await step("make an empty store", async () => {
    await cp(STORE, store, { recursive: true })
    await cp(
      path.join(REPOSITORY, "demo/src/seed"),
      path.join(store, "src/seed"),
      { recursive: true }
    )
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
    await setUp({ repository: REPOSITORY, store, postgres })
    await step("build it", async () => {
      await run(bin("medusa"), ["build"], { ...inStore, minutes: 10 })
    })
    await step("boot it, and send requests to its routes", async () => {
      const port = await findFreePort()
      const url = `http://localhost:${port}`
      const server = Program.start(bin("medusa"), ["start"], {
        cwd: path.join(store, ".medusa/server"),
        env: {
          ...parseEnv(await readFile(path.join(store, ".env"), "utf8")),
          NODE_ENV: "production",
          PORT: String(port),
        },
      })
      await untilHealthy(url, server)
      await checkRoutes(url)
      await checkDatabase(postgres.url("store"))
    })
    await step("remove it from the configuration", async () => {
      await run(bin("medusa-payment-flexpay"), ["remove", "--yes"], inStore)
      for (const file of ["medusa-config.ts", ".env.template"]) {
        const text = await readFile(path.join(store, file), "utf8")
        if (text !== (await readFile(path.join(STORE, file), "utf8"))) {
          throw new Error(`${file} is not as it was before:\n${text}`)
        }
      }
    })
  } finally {
    await stopPrograms()
    await postgres.stop()
    process.off("exit", postgres.abandon)
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "flexpay-store-"))
  const databases = await mkdtemp(path.join(tmpdir(), "flexpay-store-db-"))
  process.once("exit", () => {
    for (const each of [folder, databases]) {
      rmSync(each, { recursive: true, force: true })
    }
  })
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(name, () => void stopPrograms().finally(() => process.exit(1)))
  }
  try {
    await check(folder, databases)
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  } finally {
    await stopPrograms()
    await rm(folder, { recursive: true, force: true })
  }
}

void main()
