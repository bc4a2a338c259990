import { readFile, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import path from "node:path"

import express from "express"

import { fingerprint } from "./fingerprint"
import { listen, type ListeningServer } from "./listen"
import { step } from "./progress"
import type { RunningDemo } from "./running-demo"
import { paths } from "./settings"

const SHOP = path.join(paths.demo, "shop")

/** Builds the pages of the shop if one of their sources has changed. */
export async function buildShop(): Promise<void> {
  const stamp = path.join(paths.shopBuild, "built-from")
  const current = await fingerprint([
    SHOP,
    paths.kitBuild,
    path.join(paths.repository, "package-lock.json"),
  ])
  if ((await readFile(stamp, "utf8").catch(() => "")) === current) {
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
        // Pictures stay separate files instead of data URLs in the script.
        assetsInlineLimit: 0,
      },
    })
  })
  await writeFile(stamp, current)
}

/**
 * Serves the shop. Its pages fetch the addresses of store and simulator, so
 * that other ports need no new build.
 */
export function serveShop(
  port: number,
  demo: Pick<RunningDemo, "storeUrl" | "simulatorUrl" | "publishableKey">
): Promise<ListeningServer> {
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
    // Their names contain a hash of their content.
    express.static(path.join(paths.shopBuild, "assets"), {
      immutable: true,
      maxAge: "1y",
      fallthrough: false,
    })
  )
  app.use(express.static(paths.shopBuild))
  // The script of the shop routes all other addresses.
  app.get("*", (_request, response) => {
    response.sendFile(path.join(paths.shopBuild, "index.html"))
  })
  return listen(createServer(app), port)
}
