import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { listFiles } from "../package/list-files"
import { readNavigation } from "./navigation"
import type { NavigationItem } from "./navigation"
import { readOpenApi } from "./openapi/document"
import { renderOpenApi } from "./openapi/render"
import { anchorOf, listPages, sitePath } from "./pages"
import { stageSite } from "./stage"

const REPOSITORY = path.resolve(__dirname, "../..")
const FILES_URL = "https://github.com/example/a-package/blob/v1.2.3"

it("the navigation leads to each page", () => {
  const { english, french } = readNavigation(REPOSITORY)
  const linked = [...linksOf(english), ...linksOf(french)].map((link) =>
    link.replace(/#.*/, "")
  )

  expect(
    listPages(REPOSITORY)
      .map((file) => `/${sitePath(file)}`.replace(/(?:index)?\.md$/, ""))
      .filter((page) => !["/", "/docs/", ...linked].includes(page))
  ).toEqual([])
})

describe("stageSite", () => {
  let repository: string

  beforeEach(() => {
    repository = mkdtempSync(path.join(tmpdir(), "site-"))
    write({
      "README.md": "[Docs](docs/README.md) [En français](README.fr.md)",
      "README.fr.md": "[`a`](docs/fr/a.md#à-b) `[a](b.md)`",
      "docs/README.md": "[Start](../README.md)",
      "docs/fr/a.md": "![A shop](../images/a.png)",
      "docs/images/a.png": "",
      "docs/how-to/a.md":
        "[Simulator](../../simulator/README.md#b) [API](../reference/openapi/a.yaml) [License](../../LICENSE) [Us](https://example.com)",
      "docs/reference/openapi/a.yaml":
        "{ info: { title: A, version: 1.2.3 }, paths: {} }",
      "simulator/README.md": "",
      "simulator/main.ts": "",
      "storefront/README.md": "",
      "bench/README.md": "",
      "AGENTS.md": "",
      LICENSE: "",
    })
  })
  afterEach(() => rmSync(repository, { recursive: true }))

  it("links lead to pages of the site, and to its images", () => {
    const site = stage(null)

    expect(site.files).toEqual([
      "bench/index.md",
      "docs/index.md",
      "fr/a.md",
      "fr/index.md",
      "how-to/a.md",
      "index.md",
      "public/images/a.png",
      "public/reference/openapi/a.yaml",
      "reference/openapi/a.md",
      "simulator/index.md",
      "storefront/index.md",
    ])
    expect(site.read("index.md")).toBe(
      "[Docs](/docs/index.md) [En français](/fr/index.md)"
    )
    expect(site.read("docs/index.md")).toBe("[Start](/index.md)")
    expect(site.read("fr/index.md")).toBe("[`a`](/fr/a.md#à-b) `[a](b.md)`")
    expect(site.read("fr/a.md")).toBe("![A shop](/images/a.png)")
  })

  it.each([
    [FILES_URL, `[License](${FILES_URL}/LICENSE)`],
    [null, "License"],
  ])(
    "with the address %s, a link to a file that is no page becomes %s",
    (filesUrl, expected) => {
      expect(stage(filesUrl).read("how-to/a.md")).toBe(
        `[Simulator](/simulator/index.md#b) [API](/reference/openapi/a.md) ${expected} [Us](https://example.com)`
      )
    }
  )

  it("a link to a file that does not exist is an error", () => {
    write({ "docs/how-to/b.md": "[Nothing](nothing.md)" })

    expect(() => stage(null)).toThrow(
      "docs/how-to/b.md: nothing.md leads to no file"
    )
  })

  function write(files: Record<string, string>): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(repository, file)), { recursive: true })
      writeFileSync(path.join(repository, file), text)
    }
  }

  function stage(filesUrl: string | null) {
    const folder = path.join(repository, ".site")
    stageSite(repository, { folder, filesUrl })
    return {
      files: listFiles(folder, ".").sort(),
      read: (file: string) => readFileSync(path.join(folder, file), "utf8"),
    }
  }
})

it.each([
  ["The sync with Medusa", "the-sync-with-medusa"],
  ["Échecs : `flexpay_x` (« À traiter »)", "échecs--flexpay_x--à-traiter-"],
])("the anchor of %j is GitHub's", (heading, anchor) => {
  expect(anchorOf(heading)).toBe(anchor)
})

it("the page of an OpenAPI document shows parameters, bodies, answers and schemas", () => {
  const page = renderOpenApi(
    readOpenApi(`
openapi: 3.1.1
info: { title: Shop, version: 1.2.3, description: All of it. }
tags: [{ name: Carts, description: For carts. }]
paths:
  /carts/{id}:
    parameters: [{ $ref: "#/components/parameters/Id" }]
    post:
      tags: [Carts]
      operationId: changeCart
      summary: Change a cart
      security: [{ key: [] }]
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Cart" }
            examples: { empty: { value: { lines: [] } } }
      responses:
        "200": { description: "Changed\\nat once.", content: { application/json: { schema: { const: 1 } } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: x-key, description: In the admin. } }
  parameters:
    Id: { name: id, in: path, required: true, description: Of a | b., schema: { type: string, maxLength: 9 } }
  schemas:
    Cart:
      type: object
      required: [lines]
      properties:
        lines: { type: array, items: { type: object, properties: { sku: { type: [string, "null"] } } } }
        kind: { $ref: "#/components/schemas/Kind" }
    Kind: { oneOf: [{ const: web, description: In a browser. }] }
`),
    "/shop.yaml"
  )

  for (const line of [
    "# Shop",
    "Version 1.2.3, as an [OpenAPI document](/shop.yaml).",
    "## Carts",
    "### `POST /carts/{id}` {#changeCart}",
    "Change a cart.",
    "**[Authentication](#authentication)**: `key`",
    "| `key` | apiKey | header `x-key` | In the admin. |",
    "| `id` | path, required | string, maxLength `9` | Of a \\| b. |",
    "**Body**: [Cart](#schema-cart) (`application/json`). ",
    '  "lines": []',
    "| 200 | Changed at once. | `1` (`application/json`) |  |",
    "### Cart {#schema-cart}",
    "| `lines` | array of object |  |",
    "| `lines[].sku` | string or null, optional |  |",
    "| `kind` | [Kind](#schema-kind), optional |  |",
    '| `"web"` | In a browser. |',
  ]) {
    expect(page.split("\n")).toContain(line)
  }
})

it.each(listFiles(path.join(REPOSITORY, "docs/reference/openapi"), "."))(
  "the page of %s shows each operation and schema",
  (file) => {
    const yaml = readFileSync(
      path.join(REPOSITORY, "docs/reference/openapi", file),
      "utf8"
    )
    const page = renderOpenApi(readOpenApi(yaml), "/a.yaml")
    const headings = [...page.matchAll(/^### .*/gm)]

    const operations = yaml.match(/^ +operationId:/gm) ?? []
    const [, schemas = ""] = yaml.split(/^  schemas:$/m)
    const named = schemas.match(/^    \w+:$/gm) ?? []
    expect(headings).toHaveLength(operations.length + named.length)
    expect(operations).not.toHaveLength(0)
  }
)

function linksOf(items: readonly NavigationItem[]): string[] {
  return items.flatMap(({ link, items: inner = [] }) => [
    ...(link ? [link] : []),
    ...linksOf(inner),
  ])
}
