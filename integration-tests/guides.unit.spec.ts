import { readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"

const REPOSITORY = path.resolve(__dirname, "..")
const STOREFRONT = path.join(REPOSITORY, "src/storefront")
const GUIDES = path.join(REPOSITORY, "docs/how-to")

/** What the starter's own files give to the one that its guide adds. */
const STARTER = `
declare module "next/navigation" {
  export function useParams<T>(): T
  export function redirect(path: string): never
}
declare module "@lib/data/cart" {
  import type { HttpTypes } from "@medusajs/types"
  export function initiatePaymentSession(
    cart: HttpTypes.StoreCart,
    data: HttpTypes.StoreInitializePaymentSession
  ): Promise<unknown>
  export function retrieveCart(): Promise<HttpTypes.StoreCart | null>
  export function showPaidOrder(orderId: string, countryCode: string): Promise<void>
}
declare module "@modules/checkout/components/error-message" {
  export default function ErrorMessage(props: {
    error?: string | null
    "data-testid"?: string
  }): import("react").JSX.Element
}
`

it.each([
  ["nextjs-starter.md", "tsx", 2],
  ["custom-storefront.md", "tsx?", 3],
])(
  "the code in %s compiles",
  (guide, language, count) => {
    const text = readFileSync(path.join(GUIDES, guide), "utf8")
    const fence = new RegExp(`^\`\`\`(${language})\n(.*?)^\`\`\``, "gms")
    const pieces = [...text.matchAll(fence)]

    expect(pieces).toHaveLength(count)
    expect(
      mistakes({
        "starter.d.ts": STARTER,
        ...Object.fromEntries(
          pieces.map(([, extension, code = ""], index) => [
            `piece-${index}.${extension}`,
            code,
          ])
        ),
      })
    ).toEqual([])
  },
  60_000
)

it("a mistake in a guide's code is found", () => {
  const code = `import { readPhone } from "medusa-payment-flexpay/storefront"
    readPhone(12)`
  expect(mistakes({ "piece.ts": code })).toEqual([
    expect.stringContaining("'number' is not assignable"),
  ])
}, 60_000)

/** What TypeScript says of files that lie in no folder. */
function mistakes(files: Record<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    jsx: ts.JsxEmit.ReactJSX,
    types: ["node"],
    paths: {
      "medusa-payment-flexpay/storefront": [path.join(STOREFRONT, "index.ts")],
      "medusa-payment-flexpay/react": [path.join(STOREFRONT, "react/index.ts")],
    },
  }
  const shown = new Map(
    Object.entries(files).map(([name, code]) => [
      path.join(REPOSITORY, name),
      code,
    ])
  )
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (file) => shown.has(file) || fileExists(file)
  host.readFile = (file) => shown.get(file) ?? readFile(file)
  host.getSourceFile = (file, version, ...rest) => {
    const code = shown.get(file)
    return code === undefined
      ? getSourceFile(file, version, ...rest)
      : ts.createSourceFile(file, code, version)
  }
  const program = ts.createProgram([...shown.keys()], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, start = 0, messageText }) =>
      [
        file && path.basename(file.fileName),
        file && ts.getLineAndCharacterOfPosition(file, start).line + 1,
        ts.flattenDiagnosticMessageText(messageText, "\n"),
      ].join(":")
    )
}
