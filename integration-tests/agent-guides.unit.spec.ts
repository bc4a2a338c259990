import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"
import manifest from "../package.json"
import kitManifest from "../storefront/package.json"
import { run } from "../harness/program"
import { parseOptions } from "../src/modules/flexpay/options"

/** More than a command takes on a busy machine. */
const COMMAND_MS = 120_000
const REPOSITORY = path.resolve(__dirname, "..")
const SKILL = "skills/medusa-payment-flexpay/SKILL.md"
const GUIDES = ["AGENTS.md", "llms.txt", SKILL]

const FILES = readdirSync(REPOSITORY).concat(
  ...["integration-tests", "src", "storefront/src", "harness"].map((folder) =>
    readdirSync(path.join(REPOSITORY, folder), { recursive: true }).map(String)
  )
)

describe.each(GUIDES)("%s, for coding agents,", (guide) => {
  const text = readFileSync(path.join(REPOSITORY, guide), "utf8")

  it("links only to files that exist", () => {
    const links = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(
      ([, link = ""]) => path.join(path.dirname(guide), link)
    )

    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((link) => !exists(link))).toEqual([])
  })

  it("names only paths that exist", () => {
    const named = [
      ...text.matchAll(
        /`((?:src|docs|simulator|storefront|integration-tests)[\w./-]*)`/g
      ),
    ].map(([, file = ""]) => file)

    expect(named.filter((file) => !exists(file))).toEqual([])
  })

  it("names only scripts and programs that exist", () => {
    const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(
      ([, name = ""]) => name
    )
    const programs = [...text.matchAll(/npx ([\w-]+)/g)].map(
      ([, name = ""]) => name
    )

    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([])
    expect(
      programs.filter(
        (name) =>
          !(name in manifest.bin) && !exists(`node_modules/.bin/${name}`)
      )
    ).toEqual([])
  })

  it.each([manifest, kitManifest])(
    "names only entry points of the package $name",
    ({ name, exports }) => {
      const entries = [...text.matchAll(new RegExp(`${name}(/[\\w./]+)`, "g"))]
        .map(([, entry = ""]) => entry)
        .filter((entry) => entry !== "/SKILL.md")

      expect(entries.filter((entry) => !(`.${entry}` in exports))).toEqual([])
    }
  )
})

it("each test that AGENTS.md runs exists", () => {
  const text = readFileSync(path.join(REPOSITORY, "AGENTS.md"), "utf8")
  const tests = [...text.matchAll(/TEST_TIER=(\w+) npx jest (\S+)/g)]

  expect(tests).toHaveLength(3)
  for (const [, tier = "", part = ""] of tests) {
    const name = part.replace("integration-tests/", "")
    expect(
      FILES.some(
        (file) => file.includes(name) && file.endsWith(`.${tier}.spec.ts`)
      )
    ).toBe(true)
  }
})

it(
  "the check of words that contributors run ends well",
  async () => {
    await expect(
      run("npm", ["run", "--silent", "lint:docs"], { cwd: REPOSITORY })
    ).resolves.toBeDefined()
  },
  COMMAND_MS
)

it("the options of the skill's configuration are accepted", () => {
  const text = readFileSync(path.join(REPOSITORY, SKILL), "utf8")
  const [, code = ""] = /^ +```ts\n(.*?)^ +```/ms.exec(text) ?? []
  const { outputText } = ts.transpileModule(`result({${code}})`, {})
  const result = jest.fn()
  const process = {
    env: { FLEXPAY_MERCHANT: "MBOKA", FLEXPAY_TOKEN: "a-token" },
  }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the skill's own code
  new Function("result", "process", outputText)(result, process)
  const [config] = result.mock.lastCall ?? []

  expect(config.plugins[0].resolve).toBe(manifest.name)
  expect(parseOptions(config.plugins[0].options)).toMatchObject({
    environment: "live",
  })
})

it("llms.txt and the skill are in the package", () => {
  expect(manifest.files).toEqual(expect.arrayContaining(["llms.txt", "skills"]))
})

function exists(file: string): boolean {
  return existsSync(path.join(REPOSITORY, file))
}
