import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"
import { chromium } from "playwright-core"
import type { Browser, LaunchOptions } from "playwright-core"
import { devDependencies } from "../../../package.json"

/** What Playwright's `launch` has to know of a Chromium. */
export type Chromium = Pick<LaunchOptions, "executablePath" | "env">

const SYSTEM_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
]
const SYSTEM_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
]
const UNPACK = `
  import chromium from "@sparticuz/chromium"
  await chromium.executablePath()
`

/**
 * The Chromium or Chrome of this machine, or the one that comes with the
 * packages where there is none. `FLEXPAY_TEST_BROWSER` overrides that: a path,
 * or "bundled".
 */
export async function findChromium(): Promise<Chromium> {
  const setting = process.env.FLEXPAY_TEST_BROWSER
  const executablePath =
    setting === "bundled" ? undefined : setting || systemBrowser()
  return executablePath ? { executablePath } : await bundledBrowser()
}

/**
 * The Chromium that comes with the packages, with its own font only: its
 * pictures are the same on every machine.
 */
export async function findPictureChromium(): Promise<Chromium> {
  return await bundledBrowser({ machineFonts: false })
}

/** Starts a Chromium whose pages reach this machine only. */
export async function launchChromium(browser: Chromium): Promise<Browser> {
  return await chromium.launch({
    ...browser,
    // Unlike a route of Playwright's, this leaves the browser its cache.
    args: [
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ],
  })
}

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter)
  return [
    ...folders.flatMap((folder) =>
      SYSTEM_NAMES.map((name) => path.join(folder, name))
    ),
    ...SYSTEM_PLACES,
  ].find((file) => existsSync(file))
}

/**
 * The browser of `@sparticuz/chromium`, made for machines that lack nearly
 * everything: its package holds the browser, the libraries that it needs (NSS,
 * expat) and a font, all packed. They are unpacked once.
 */
async function bundledBrowser({ machineFonts = true } = {}): Promise<Chromium> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "No Chromium or Chrome was found: install one, or set FLEXPAY_TEST_BROWSER to the path of its program."
    )
  }
  const modules = path.resolve(__dirname, "../../../node_modules")
  const version = devDependencies["@sparticuz/chromium"]
  const folder = path.join(modules, ".cache", `chromium-${version}`)
  if (!existsSync(folder)) {
    await unpack(folder)
  }
  const fonts = path.join(folder, machineFonts ? "fonts.conf" : "own-font.conf")
  await writeFile(fonts, fontsConfiguration(folder, machineFonts))
  return {
    executablePath: path.join(folder, "chromium"),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: fonts,
    },
  }
}

async function unpack(folder: string): Promise<void> {
  // Under another name first: an unpacking that is cut short leaves no half.
  const unfinished = `${folder}-${process.pid}`
  await mkdir(unfinished, { recursive: true })
  await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", UNPACK],
    {
      cwd: __dirname,
      env: {
        ...process.env,
        // The package unpacks to the folder for temporary files, where others
        // could put a program of theirs; and its libraries only when it takes
        // the machine for one of Amazon's.
        TMPDIR: unfinished,
        AWS_LAMBDA_JS_RUNTIME: "nodejs22.x",
      },
    }
  )
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) {
      throw error
    }
  })
}

/** The font of the package, and perhaps the machine's. */
function fontsConfiguration(folder: string, machineFonts: boolean): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${machineFonts ? "<dir>/usr/share/fonts</dir>" : ""}
  <dir>${path.join(folder, "fonts")}</dir>
  <cachedir>${path.join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`
}
