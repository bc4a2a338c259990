import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import path from "node:path"

/** Kilobytes as shoppers pay for them: minified, gzipped, 1000 bytes each. */
const BUDGETS: readonly {
  part: string
  code: string
  kB: number
}[] = [
  {
    part: "storefront, without a framework",
    code: `export * from "medusa-payment-flexpay-storefront"`,
    kB: 4,
  },
  {
    part: "react, with it and both languages, without React",
    // The receipt and the refunds of an order (2 kB), and the texts for paying
    // another way while a payment waits (1 kB, in two languages).
    code: `export * from "medusa-payment-flexpay-storefront/react"`,
    kB: 14,
  },
  {
    part: "react.css",
    code: `import "medusa-payment-flexpay-storefront/react.css"`,
    kB: 2,
  },
]

/** Files as they were built; gzipped like the rest. */
const FILES: readonly { part: string; file: string; kB: number }[] = [
  {
    // Its imports, such as the QR encoder (4 kB), come on top. 30 kB of it are
    // the texts in two languages; the rest grew with the banner of an order, the
    // customers, the error states, the menu of the columns, and the test payment.
    part: "admin, as the dashboard bundles it",
    file: ".medusa/server/src/admin/index.mjs",
    kB: 77,
  },
  {
    part: "page of payment links, with its style and script",
    file: ".medusa/server/payment-page/page.html",
    kB: 30,
  },
]

const ROOT = path.resolve(__dirname, "..")

/** A part of the built package, and what it weighs, in kB. */
export interface Weight {
  part: string
  kB: number
  budget: number
}

/** Weighs what pages get of the built package, all of its exports. */
export async function weigh(): Promise<Weight[]> {
  const weights: Weight[] = []
  for (const { part, code, kB: budget } of BUDGETS) {
    const kB = gzipSync(await bundle(code)).length / 1000
    weights.push({ part, kB, budget })
  }
  for (const { part, file, kB: budget } of FILES) {
    const kB = gzipSync(readFileSync(path.join(ROOT, file))).length / 1000
    weights.push({ part, kB, budget })
  }
  return weights
}

/** Prints the weights, and fails when one is more than promised. */
async function main(): Promise<void> {
  for (const { part, kB, budget } of await weigh()) {
    const isOver = kB > budget
    console.log(
      `${kB.toFixed(2).padStart(6)} kB of ${budget} kB  ${part}${isOver ? "  TOO HEAVY" : ""}`
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

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
}
