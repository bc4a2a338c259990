import { gzipSync } from "node:zlib"
import path from "node:path"

/** Kilobytes as shoppers pay for them: minified, gzipped, 1000 bytes each. */
const BUDGETS: readonly {
  what: string
  code: string
  kB: number
}[] = [
  {
    what: "storefront, without a framework",
    code: `export * from "medusa-payment-flexpay/storefront"`,
    kB: 4,
  },
  {
    what: "react, with it and both languages, without React",
    code: `export * from "medusa-payment-flexpay/react"`,
    kB: 10,
  },
  {
    what: "react.css",
    code: `import "medusa-payment-flexpay/react.css"`,
    kB: 2,
  },
]

const ROOT = path.resolve(__dirname, "..")

/**
 * Weighs what a shop's page gets of the built package, all of its exports, and
 * fails when it is more than promised.
 */
async function main(): Promise<void> {
  for (const { what, code, kB } of BUDGETS) {
    const weight = gzipSync(await bundle(code)).length / 1000
    const isOver = weight > kB
    console.log(
      `${weight.toFixed(2).padStart(6)} kB of ${kB} kB  ${what}${isOver ? "  TOO HEAVY" : ""}`
    )
    if (isOver) {
      process.exitCode = 1
    }
  }
}

/** What Vite makes of a page that holds this code only. */
async function bundle(code: string): Promise<string> {
  const { build } = await import("vite")
  const entry = "\0page.js"
  const results = await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "page",
        resolveId: (id) => (id === "page.js" ? entry : null),
        load: (id) => (id === entry ? code : null),
      },
    ],
    build: {
      write: false,
      cssCodeSplit: true,
      rollupOptions: {
        input: "page.js",
        external: [/^react($|\/)/],
        preserveEntrySignatures: "strict",
      },
    },
  })
  return [results]
    .flat()
    .flatMap((result) => ("output" in result ? result.output : []))
    .map((part) => (part.type === "chunk" ? part.code : String(part.source)))
    .join("")
    .trim()
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
