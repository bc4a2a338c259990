import { readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"
import { addPlugin } from "../config/add-plugin"
import { MODULES, PLUGINS } from "../config/code"
import { UnclearConfigError } from "../config/config-file"
import { removePlugin } from "../config/remove-plugin"
import { SHAPES } from "./configs"
import { UNCLEAR } from "./unclear-configs"

/** What Medusa would read: the configuration, evaluated. */
function evaluate(text: string): {
  plugins?: unknown[]
  modules?: unknown
} {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS },
  })
  const exported: { exports: Record<string, unknown> } = { exports: {} }
  const framework = {
    defineConfig: (config: unknown) => config,
    loadEnv: () => undefined,
    Modules: { PAYMENT: "payment", LOCKING: "locking" },
  }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The code is of this file's own cases, and only executing it shows what it configures.
  new Function("module", "exports", "require", "process", outputText)(
    exported,
    exported.exports,
    () => framework,
    { env: { NODE_ENV: "development" }, cwd: () => "" }
  )
  const { default: config = exported.exports } = exported.exports
  return config as ReturnType<typeof evaluate>
}

/** The providers of each payment module, in either form of `modules`. */
function paymentProviders(modules: unknown): unknown[][] {
  const list: { resolve?: string; options?: { providers?: unknown[] } }[] =
    Array.isArray(modules) ? modules : Object.values(modules ?? {})
  return list
    .filter(({ resolve }) => resolve?.endsWith("medusa/payment"))
    .map(({ options }) => options?.providers ?? [])
}

const PLUGIN_ENTRY = expect.objectContaining({
  resolve: "medusa-payment-flexpay",
})
const PROVIDER_ENTRY = {
  resolve: "medusa-payment-flexpay/providers/flexpay",
  id: "flexpay",
}

describe.each(Object.entries(SHAPES))("a configuration %s", (_, text) => {
  const added = addPlugin(ts, text)

  it("the plugin and its provider are added once, and the rest stays", () => {
    const before = evaluate(text)
    const after = evaluate(added)

    expect(after.plugins).toEqual([...(before.plugins ?? []), PLUGIN_ENTRY])
    const [existing = []] = paymentProviders(before.modules)
    expect(paymentProviders(after.modules)).toEqual([
      [...existing, PROVIDER_ENTRY],
    ])
  })

  it("all that was written stays, in its order", () => {
    let position = 0
    for (const character of text) {
      position = added.indexOf(character, position) + 1
      expect(position).toBeGreaterThan(0)
    }
  })

  it("adding twice changes nothing", () => {
    expect(addPlugin(ts, added)).toBe(added)
  })

  it("removing restores the text exactly", () => {
    expect(removePlugin(ts, added)).toBe(text)
  })

  it("removing works with CRLF line ends as well", () => {
    const windows = text.replaceAll("\n", "\r\n")
    const addedHere = addPlugin(ts, windows)

    expect(addedHere).toBe(added.replaceAll("\n", "\r\n"))
    expect(removePlugin(ts, addedHere)).toBe(windows)
  })
})

it("the plugin is added to Medusa's starter in its style", () => {
  expect(addPlugin(ts, SHAPES["of Medusa's starter"])).toBe(
    `import { loadEnv, defineConfig } from '@medusajs/framework/utils'

loadEnv(process.env.NODE_ENV || 'development', process.cwd())

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS!,
      jwtSecret: process.env.JWT_SECRET || "supersecret",
      cookieSecret: process.env.COOKIE_SECRET || "supersecret",
    }
  },
  // Added by medusa-payment-flexpay init
  plugins: [
    {
      resolve: "medusa-payment-flexpay",
      options: {
        merchant: process.env.FLEXPAY_MERCHANT,
        token: process.env.FLEXPAY_TOKEN,
        environment: process.env.FLEXPAY_ENVIRONMENT,
        callback_base_url: process.env.FLEXPAY_CALLBACK_BASE_URL,
      },
    },
  ],
  // Added by medusa-payment-flexpay init
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          {
            resolve: "medusa-payment-flexpay/providers/flexpay",
            id: "flexpay",
          },
        ],
      },
    },
  ]
})
`
  )
})

it("the guides show by hand what init adds", () => {
  const guide = readGuide("how-to/install.md")
  const [, sample = ""] = /^```ts\n(.*?)^```$/ms.exec(guide) ?? []
  const added = addPlugin(ts, removePlugin(ts, sample))

  expect(sample).toContain("medusa-payment-flexpay")
  expect(added.replace(/^ *\/\/ Added by .*\n/gm, "")).toBe(sample)
  expect(readGuide("fr/installation.md")).toContain(
    `// medusa-config.ts\n${PLUGINS},\n${MODULES},\n`
  )
})

it("tabs and single quotes are kept", () => {
  const added = addPlugin(ts, SHAPES["with tabs and single quotes"])

  expect(added).toContain("\t\t\tresolve: 'medusa-payment-flexpay',\n")
  expect(added).not.toContain('"')
  expect(added).not.toMatch(/^ /m)
})

it("only what is missing is added", () => {
  const text = `module.exports = defineConfig({
  plugins: [{ resolve: "medusa-payment-flexpay", options: {} }],
})
`
  const added = addPlugin(ts, text)

  expect(evaluate(`${HEAD}${added}`).plugins).toHaveLength(1)
  expect(added).toContain("medusa-payment-flexpay/providers/flexpay")
})

it("a plugin of the same name in a comment does not count", () => {
  const text = `${HEAD}module.exports = defineConfig({
  // plugins: ["medusa-payment-flexpay"],
})
`
  expect(evaluate(addPlugin(ts, text)).plugins).toEqual([PLUGIN_ENTRY])
})

it("removing keeps what was added to the same lists since", () => {
  const added = addPlugin(ts, SHAPES["of Medusa's starter"])
  const changed = added
    .replace("  plugins: [\n", '  plugins: [\n    "another-plugin",\n')
    .replace(
      "        providers: [\n",
      '        providers: [\n          { resolve: "another-provider", id: "another" },\n'
    )
  const removed = removePlugin(ts, changed)

  const { plugins, modules } = evaluate(removed)
  expect(plugins).toEqual(["another-plugin"])
  expect(paymentProviders(modules)).toEqual([
    [{ resolve: "another-provider", id: "another" }],
  ])
  expect(removed).not.toContain("flexpay")
})

it("removing takes out what was written by hand", () => {
  const text = `${HEAD}module.exports = defineConfig({
  plugins: ["a", { resolve: "medusa-payment-flexpay", options: {} }, "b"],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          { resolve: "medusa-payment-flexpay/providers/flexpay", id: "flexpay" },
        ],
      },
    },
  ],
})
`
  const { plugins, modules } = evaluate(removePlugin(ts, text))

  expect(plugins).toEqual(["a", "b"])
  expect(paymentProviders(modules)).toEqual([[]])
})

it("removing changes nothing where the plugin is not", () => {
  for (const text of Object.values(SHAPES)) {
    expect(removePlugin(ts, text)).toBe(text)
  }
})

it.each(Object.entries(UNCLEAR))(
  "a configuration %s is left to be edited by hand",
  (_, { text, reason }) => {
    const act = () => addPlugin(ts, text)

    expect(act).toThrow(UnclearConfigError)
    expect(act).toThrow(reason)
  }
)

function readGuide(file: string): string {
  return readFileSync(path.join(__dirname, "../../docs", file), "utf8")
}

const HEAD = `const { defineConfig } = require("@medusajs/framework/utils")
`
