import { readdirSync, readFileSync } from "node:fs"
import { readdir, readFile, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import path from "node:path"
import { brotliCompressSync } from "node:zlib"

import express, { type RequestHandler } from "express"

import { fingerprint } from "./fingerprint"
import { listen, type ListeningServer } from "./listen"
import { step } from "./progress"
import type { RunningDemo } from "./running-demo"
import { paths } from "./settings"

const SHOP = path.join(paths.demo, "shop")
/** It is part of the document, to be shown before anything else has come. */
const WORDMARK = path.join(SHOP, "pictures/wordmark.svg")
/** What Brotli makes smaller. */
const TEXT = /\.(?:js|css|svg)$/
const COPY = ".br"

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
      plugins: [
        {
          name: "wordmark",
          transformIndexHtml: (html) =>
            html.replace("<!-- wordmark -->", readFileSync(WORDMARK, "utf8")),
        },
      ],
      build: {
        outDir: paths.shopBuild,
        emptyOutDir: true,
        // Pictures stay separate files instead of data URLs in the script.
        assetsInlineLimit: 0,
      },
    })
  })
  await compress(path.join(paths.shopBuild, "assets"))
  await writeFile(stamp, current)
}

/** Writes a Brotli copy of each file of text. */
async function compress(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (TEXT.test(name)) {
      const file = path.join(folder, name)
      await writeFile(file + COPY, brotliCompressSync(await readFile(file)))
    }
  }
}

/** Serves the Brotli copies to browsers that read them: a third of the bytes. */
function serveCopies(folder: string): RequestHandler {
  const copies = new Set(
    readdirSync(folder).filter((name) => name.endsWith(COPY))
  )
  return (request, response, next) => {
    const name = path.basename(request.path)
    if (copies.has(name + COPY)) {
      response.vary("accept-encoding")
      if (request.acceptsEncodings("br") === "br") {
        response.type(path.extname(name)).set("content-encoding", "br")
        request.url = `/${name}${COPY}`
      }
    }
    next()
  }
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
  const assets = path.join(paths.shopBuild, "assets")
  app.use(
    "/assets",
    serveCopies(assets),
    // Their names contain a hash of their content.
    express.static(assets, {
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
