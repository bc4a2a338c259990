import { readFile, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import path from "node:path"

import express from "express"

import { fingerprint } from "./fingerprint"
import { step } from "./progress"
import type { RunningDemo } from "./running"
import { paths } from "./settings"

const SHOP = path.join(paths.demo, "shop")

/** Builds the shop's pages when something of them has changed. */
export async function buildShop(): Promise<void> {
  const stamp = path.join(paths.shopBuild, "built-from")
  const now = await fingerprint([
    SHOP,
    path.join(paths.pluginBuild, "src/storefront"),
    path.join(paths.repository, "package-lock.json"),
  ])
  if ((await readFile(stamp, "utf8").catch(() => "")) === now) {
    return
  }
  await step("Boutique / Shop", async () => {
    const { build } = await import("vite")
    await build({
      root: SHOP,
      configFile: false,
      logLevel: "error",
      build: {
        outDir: paths.shopBuild,
        emptyOutDir: true,
        // Pictures stay files of their own, outside of the script.
        assetsInlineLimit: 0,
      },
    })
  })
  await writeFile(stamp, now)
}

/**
 * Serves the shop. Its build knows no addresses, so that a change of a port
 * needs no new one: it asks for them.
 */
export function serveShop(
  port: number,
  demo: Pick<RunningDemo, "storeUrl" | "simulatorUrl" | "publishableKey">
): Promise<{ close: () => Promise<void> }> {
  const { storeUrl, simulatorUrl, publishableKey } = demo
  const app = express()
  app.disable("x-powered-by")
  app.get("/addresses.json", (_request, response) => {
    response
      .set("cache-control", "no-store")
      .json({ storeUrl, simulatorUrl, publishableKey })
  })
  app.use(
    "/assets",
    // Their names change with their content.
    express.static(path.join(paths.shopBuild, "assets"), {
      immutable: true,
      maxAge: "1y",
      fallthrough: false,
    })
  )
  app.use(express.static(paths.shopBuild))
  // The pages' addresses are the browser's business.
  app.get("*", (_request, response) => {
    response.sendFile(path.join(paths.shopBuild, "index.html"))
  })
  const server = createServer(app)
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, () => resolve({ close }))
  })
}
