import { readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"

const REPOSITORY = path.resolve(__dirname, "..")
const KIT = path.join(REPOSITORY, "storefront/src")
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
    const pieces = fencesOf(guide, language)

    expect(pieces).toHaveLength(count)
    expect(
      mistakes({
        "starter.d.ts": STARTER,
        ...Object.fromEntries(
          pieces.map(({ extension, code }, index) => [
            `piece-${index}.${extension}`,
            code,
          ])
        ),
      })
    ).toEqual([])
  },
  60_000
)

it("the example without a framework sends no number that the store would refuse", () => {
  const code = fencesOf("custom-storefront.md", "tsx?").at(-1)?.code ?? ""
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS },
  })
  const guide: { startPayment?: (...input: unknown[]) => () => void } = {}
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the guide's own code
  new Function("exports", "require", outputText)(guide, () => ({
    ...jest.requireActual<object>("../storefront/src"),
    createFlexPayPayment: () => ({ subscribe: jest.fn(), start: jest.fn() }),
  }))
  let problem: string | undefined
  const phone: { value: string; oninput?: () => void } = { value: "" }
  const page = {
    form: {},
    phone: Object.assign(phone, {
      setCustomValidity: (text: string) => (problem = text),
    }),
    operator: { textContent: "" },
    render: () => undefined,
  }

  guide.startPayment?.(page, {}, "payses_1")
  const problems = ["", "089999", "0033612345678", "+243 81 234 5678"].map(
    (value) => {
      phone.value = value
      phone.oninput?.()
      return [problem, page.operator.textContent]
    }
  )

  expect(problems).toEqual([
    ["Entrez le numéro de téléphone qui paie.", ""],
    ["Un numéro congolais a 9 chiffres après +243.", ""],
    ["Il faut un numéro congolais (+243).", ""],
    ["", "Vodacom M-Pesa"],
  ])
})

it("a mistake in a guide's code is found", () => {
  const code = `import { readPhone } from "medusa-payment-flexpay-storefront"
    readPhone(12)`
  expect(mistakes({ "piece.ts": code })).toEqual([
    expect.stringContaining("'number' is not assignable"),
  ])
}, 60_000)

/** The blocks of code in a guide. @param language a pattern */
function fencesOf(guide: string, language: string) {
  const text = readFileSync(path.join(GUIDES, guide), "utf8")
  const fence = new RegExp(`^\`\`\`(${language})\n(.*?)^\`\`\``, "gms")
  return [...text.matchAll(fence)].map(([, extension = "", code = ""]) => ({
    extension,
    code,
  }))
}

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
      "medusa-payment-flexpay-storefront": [path.join(KIT, "index.ts")],
      "medusa-payment-flexpay-storefront/react": [
        path.join(KIT, "react/index.ts"),
      ],
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
