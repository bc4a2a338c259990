import { execFile } from "node:child_process"
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { readAddress, readManifest } from "./manifest"
import { KIT, PACKAGES, PLUGIN } from "./packages"
import { ownersOf, release } from "./release"
import { relink } from "./relink"
import { setVersion } from "./set-version"
import { stagePackage } from "./stage"

const REPOSITORY = path.resolve(__dirname, "../..")
const ADDRESS = "https://github.com/example/a-package"
const PACK_TIMEOUT_MS = 180_000
/** The sources that a build compiles, in the repository of these tests. */
const SOURCES = [
  "src/index.ts",
  "src/api/store/flexpay/orders/types.ts",
  "src/api/store/flexpay/payment-sessions/types.ts",
  "storefront/src/index.ts",
  "storefront/payment-page/main.tsx",
]

const run = promisify(execFile)

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "package-"))
  write({
    "package.json": JSON.stringify({
      name: "a-package",
      version: "1.2.3",
      license: "MIT",
      files: [".medusa/server", "README.md", "docs"],
      exports: { ".": { default: "./.medusa/server/src/index.js" } },
      scripts: {
        prepack: `"${REPOSITORY}/node_modules/.bin/tsx" "${REPOSITORY}/tools/package.ts" built`,
      },
      devDependencies: { typescript: "5.9.3" },
      dependencies: { axios: "^1.13.1" },
    }),
    "README.md": "![A shop](docs/images/shop.png) [Guide](docs/guide.md#a)\n",
    "docs/guide.md": "[Back](../README.md) [Decisions](../adr/README.md)\n",
    "src/index.ts": "export {}\n",
    "src/__tests__/index.unit.spec.ts": "",
    "simulator/README.md": "",
    "cli/main.ts": "",
    "storefront/package.json": JSON.stringify({
      name: "its-kit",
      version: "1.2.3",
      files: ["dist", "README.md"],
      exports: { ".": "./dist/index.js" },
      scripts: { prepack: "exit 1" },
    }),
    "storefront/README.md": "[Guide](../docs/guide.md)\n",
    "storefront/src/index.ts": "export {}\n",
    "storefront/payment-page/main.tsx": "",
    "src/api/store/flexpay/orders/types.ts": "export {}\n",
    "src/api/store/flexpay/payment-sessions/types.ts": "export {}\n",
  })
})
afterEach(() => rmSync(folder, { recursive: true }))

describe("npm pack", () => {
  it(
    "npm pack refuses a package that is not built, or not from its sources",
    async () => {
      const file = ".medusa/server/src/index.js"
      await expect(pack(folder)).rejects.toThrow(
        `The package is not built: ${file} is missing. Run npm run build.`
      )

      write({ [file]: "", ".medusa/server/src/old.js": "" })
      age(SOURCES, 20)
      age(["src/index.ts"], 5)
      age([".medusa/server/src/old.js"], 10)
      await expect(pack(folder)).rejects.toThrow(
        "The build is stale: src/index.ts has changed since. Run npm run build."
      )

      age([file, ".medusa/server/src/old.js"], 0)
      await expect(pack(folder)).rejects.toThrow(
        "The package is not built: storefront/dist/index.js is missing."
      )
    },
    PACK_TIMEOUT_MS
  )

  it(
    "npm pack of the staged folder has absolute links and addresses, and leaves the repository alone",
    async () => {
      const manifest = { ...readManifest(folder), repository: ADDRESS }
      build({ "package.json": JSON.stringify(manifest) })
      const before = readFileSync(path.join(folder, "README.md"), "utf8")

      const packed = await pack(stagePackage(folder, PLUGIN))

      expect(packed.files).toEqual([
        ".medusa/server/src/index.js",
        "README.md",
        "docs/guide.md",
        "package.json",
      ])
      expect(await packed.read("README.md")).toBe(
        `![A shop](${ADDRESS}/raw/v1.2.3/docs/images/shop.png) [Guide](${ADDRESS}/blob/v1.2.3/docs/guide.md#a)\n`
      )
      expect(await packed.read("docs/guide.md")).toBe(
        `[Back](../README.md) [Decisions](${ADDRESS}/blob/v1.2.3/adr/README.md)\n`
      )
      expect(JSON.parse(await packed.read("package.json"))).toEqual({
        name: "a-package",
        version: "1.2.3",
        license: "MIT",
        files: manifest.files,
        exports: readManifest(folder).exports,
        dependencies: { axios: "^1.13.1" },
        repository: { type: "git", url: `git+${ADDRESS}.git` },
        homepage: `${ADDRESS}#readme`,
        bugs: { url: `${ADDRESS}/issues` },
        author: { name: "example", url: "https://github.com/example" },
      })
      expect(readFileSync(path.join(folder, "README.md"), "utf8")).toBe(before)
      expect(readManifest(folder)).toEqual(manifest)
    },
    PACK_TIMEOUT_MS
  )
})

describe("stagePackage", () => {
  it("the kit's folder has the addresses of its place in the repository", () => {
    build({
      "package.json": JSON.stringify({
        ...readManifest(folder),
        repository: ADDRESS,
      }),
    })

    const stage = stagePackage(folder, KIT)

    expect(readFileSync(path.join(stage, "README.md"), "utf8")).toBe(
      `[Guide](${ADDRESS}/blob/v1.2.3/docs/guide.md)\n`
    )
    expect(readManifest(stage)).toEqual({
      name: "its-kit",
      version: "1.2.3",
      files: ["dist", "README.md"],
      exports: { ".": "./dist/index.js" },
      repository: {
        type: "git",
        url: `git+${ADDRESS}.git`,
        directory: "storefront",
      },
      homepage: `${ADDRESS}/tree/main/storefront#readme`,
      bugs: { url: `${ADDRESS}/issues` },
      author: { name: "example", url: "https://github.com/example" },
    })
  })

  it("the types of the routes are a source of the kit", () => {
    build()
    age(["src/api/store/flexpay/payment-sessions/types.ts"], -10)

    expect(() => stagePackage(folder, KIT)).toThrow(
      "The build is stale: src/api/store/flexpay/payment-sessions/types.ts"
    )
  })

  it("an unknown publishing address leaves the links as they are", () => {
    build()
    const stage = stagePackage(folder, PLUGIN)

    expect(readFileSync(path.join(stage, "README.md"), "utf8")).toContain(
      "(docs/guide.md#a)"
    )
    expect(readManifest(stage)).not.toHaveProperty("homepage")
  })

  it("a file that is packed no more leaves the staged folder", () => {
    build({ "docs/old.md": "" })
    stagePackage(folder, PLUGIN)
    rmSync(path.join(folder, "docs/old.md"))

    const stage = stagePackage(folder, PLUGIN)

    expect(() => readFileSync(path.join(stage, "docs/old.md"))).toThrow(
      "ENOENT"
    )
  })

  it("tests and pages are no sources of the build", () => {
    build()
    age(["src/__tests__/index.unit.spec.ts", "simulator/README.md"], -10)

    expect(() => stagePackage(folder, PLUGIN)).not.toThrow()
  })
})

describe("release", () => {
  const publish = jest.fn()
  const isPublished = jest.fn()
  const registry = { publish, isPublished }
  const stages = ["a-package", "its-kit"].map((name) =>
    path.join(".medusa/packages", name)
  )

  beforeEach(() => {
    publish.mockReset()
    isPublished.mockReset().mockReturnValue(false)
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ["no publishing address", {}, /npm pkg set repository=https:/],
    ["a repository of another form", { repository: "example/a" }, /form/],
    ["no owner in CODEOWNERS", { repository: ADDRESS }, /write "\* @example"/],
  ])("nothing is published with %s", (_what, fields, message) => {
    build({
      "package.json": JSON.stringify({ ...readManifest(folder), ...fields }),
      ".github/CODEOWNERS": "# * @example\n",
    })

    expect(() => release(folder, registry)).toThrow(message)
    expect(publish).not.toHaveBeenCalled()
  })

  it.each<[string, string[], number[]]>([
    [
      "both packages are published once address and owner are known",
      [],
      [0, 1],
    ],
    ["a repeated release publishes what is missing", ["a-package"], [1]],
  ])("%s", (_title, published, expected) => {
    build({
      "package.json": JSON.stringify({
        ...readManifest(folder),
        repository: ADDRESS,
      }),
      ".github/CODEOWNERS": "* @example\n",
    })
    isPublished.mockImplementation(({ name }) => published.includes(name))

    release(folder, registry)

    expect(
      publish.mock.calls.map(([stage]) => path.relative(folder, stage))
    ).toEqual(expected.map((index) => stages[index]))
  })
})

describe("relink", () => {
  const links = (page: string) =>
    relink(page, "docs/how-to/guide.md", {
      url: ADDRESS,
      revision: "main",
      isKept: (file) => file === "docs/how-to/kept.md",
    })

  it.each([
    ["[a](../x.md)", `[a](${ADDRESS}/blob/main/docs/x.md)`],
    ["[`a`](y.md#z)", `[\`a\`](${ADDRESS}/blob/main/docs/how-to/y.md#z)`],
    ["![a](../i.svg)", `![a](${ADDRESS}/raw/main/docs/i.svg)`],
    ["[a](kept.md#b)", "[a](kept.md#b)"],
    ["[a](#b) [c](https://d.test) [e](mailto:f)", null],
    ["`[a](b.md)`\n\n```md\n[a](b.md)\n```", null],
  ])("%j becomes %j", (page, expected) => {
    expect(links(page)).toBe(expected ?? page)
  })
})

it("a new version is written into the kit, the lock file, the OpenAPI documents and the changelog", () => {
  const lock = (version: string) =>
    JSON.stringify(
      {
        packages: {
          demo: { name: "a-demo", version: "0.0.0" },
          storefront: { name: "its-kit", version },
        },
      },
      null,
      2
    )
  const files = {
    "storefront/package.json": '{\n  "version": "0.1.0"\n}\n',
    "package-lock.json": lock("0.1.0"),
    "docs/reference/openapi/store.yaml": "info:\n  version: 0.1.0\n",
    "docs/reference/openapi/admin.yaml": "info:\n  version: 0.1.0\n",
    "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n- A line\n",
  }
  write(files)

  setVersion(folder, "2026-12-01")

  expect(
    Object.keys(files).map((file) =>
      readFileSync(path.join(folder, file), "utf8")
    )
  ).toEqual([
    '{\n  "version": "1.2.3"\n}\n',
    lock("1.2.3"),
    "info:\n  version: 1.2.3\n",
    "info:\n  version: 1.2.3\n",
    "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-01\n\n- A line\n",
  ])
})

it("the packages, the lock file and the OpenAPI documents of this repository have one version", () => {
  const { version } = readManifest(REPOSITORY)
  const { packages } = JSON.parse(
    readFileSync(path.join(REPOSITORY, "package-lock.json"), "utf8")
  )
  expect([
    ...PACKAGES.map((each) => readManifest(path.join(REPOSITORY, each.folder))),
    packages[""],
    packages[KIT.folder],
  ]).toEqual(Array(4).fill(expect.objectContaining({ version })))
  for (const name of ["store", "admin"]) {
    const file = `docs/reference/openapi/${name}.yaml`
    expect(readFileSync(path.join(REPOSITORY, file), "utf8")).toContain(
      `\n  version: ${version}\n`
    )
  }
})

it("package.json and CODEOWNERS of this repository name one owner, or none", () => {
  const address = readAddress(readManifest(REPOSITORY))
  expect(ownersOf(REPOSITORY)).toEqual(address ? [`* @${address.owner}`] : [])
})

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
}

/** Writes sources, and then what a build makes of them. */
function build(files: Record<string, string> = {}): void {
  write(files)
  write({ ".medusa/server/src/index.js": "", "storefront/dist/index.js": "" })
  age(SOURCES, 10)
}

/** Sets when files have changed, in seconds before now. */
function age(files: readonly string[], seconds: number): void {
  const time = Date.now() / 1000 - seconds
  files.forEach((file) => utimesSync(path.join(folder, file), time, time))
}

/** Packs a folder with npm, and returns what is in the tarball. */
async function pack(packed: string) {
  const { stdout } = await run(
    "npm",
    ["pack", "--json", "--offline", "--pack-destination", folder],
    {
      cwd: packed,
      env: { ...process.env, npm_config_update_notifier: "false" },
    }
  )
  const tarball = path.join(folder, "a-package-1.2.3.tgz")
  const [{ files }] = JSON.parse(stdout.slice(stdout.indexOf("[")))
  return {
    files: files.map(({ path: file }: { path: string }) => file).sort(),
    read: async (file: string) =>
      (await run("tar", ["-xOf", tarball, `package/${file}`])).stdout,
  }
}
