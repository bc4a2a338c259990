import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import {
  findProblems,
  listDependencies,
  listedDependencies,
  readDates,
  replaceTable,
} from "./dependencies"

const REPOSITORY = path.resolve(__dirname, "..")

describe("the production dependencies", () => {
  const dependencies = listDependencies(REPOSITORY)

  it("the production dependencies have accepted licences and no install script", () => {
    expect(dependencies.length).toBeGreaterThan(5)
    expect(findProblems(dependencies)).toEqual([])
  })

  it("the reference of dependencies has the installed versions, each with a date", () => {
    const page = readFileSync(
      path.join(REPOSITORY, "docs/reference/dependencies.md"),
      "utf8"
    )
    const dates = readDates(page)

    expect(replaceTable(page, dependencies, dates)).toBe(page)
    expect([...dates.keys()]).toEqual(
      listedDependencies(dependencies).map(({ name }) => name)
    )
  })
})

describe("the dependencies of a package", () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "dependencies-"))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** Installs packages that are given as their manifests, by location. */
  function install(manifests: Record<string, Record<string, unknown>>): void {
    const packages: Record<string, unknown> = {}
    for (const [location, manifest] of Object.entries(manifests)) {
      packages[location] = manifest
      mkdirSync(path.join(folder, location), { recursive: true })
      writeFileSync(
        path.join(folder, location, "package.json"),
        JSON.stringify({
          name: location.split("node_modules/").at(-1),
          license: "MIT",
          version: "1.0.0",
          ...manifest,
        })
      )
    }
    writeFileSync(
      path.join(folder, "package-lock.json"),
      JSON.stringify({ packages })
    )
  }

  it("the list has direct dependencies, and those that Medusa does not bring", () => {
    install({
      "": { dependencies: { direct: "^1.0.0", shared: "^1.0.0" } },
      "node_modules/direct": {
        version: "1.0.0",
        dependencies: { shared: "^2.0.0", brought: "^1.0.0", extra: "^1.0.0" },
        peerDependencies: { absent: "*" },
        peerDependenciesMeta: { absent: { optional: true } },
      },
      "node_modules/direct/node_modules/shared": { version: "2.0.0" },
      "node_modules/shared": { version: "1.0.0" },
      "node_modules/brought": { version: "1.0.0" },
      "node_modules/extra": { version: "1.0.0" },
      "node_modules/development": { version: "1.0.0", license: "GPL-3.0" },
      "node_modules/@medusajs/medusa": {
        version: "1.0.0",
        dependencies: { brought: "^1.0.0", shared: "^1.0.0" },
      },
    })

    const listed = listedDependencies(listDependencies(folder))

    expect(
      listed.map((each) => [
        each.name,
        each.version,
        each.range,
        each.isMedusas,
      ])
    ).toEqual([
      ["direct", "1.0.0", "^1.0.0", false],
      ["extra", "1.0.0", null, false],
      ["shared", "1.0.0", "^1.0.0", true],
      ["shared", "2.0.0", null, false],
    ])
  })

  it("foreign licences and install scripts are problems, of indirect dependencies too", () => {
    install({
      "": { dependencies: { direct: "^1.0.0", chosen: "^1.0.0" } },
      "node_modules/direct": {
        version: "1.0.0",
        license: "GPL-3.0",
        dependencies: { compiled: "^1.0.0", scripted: "^1.0.0" },
      },
      "node_modules/chosen": {
        version: "1.0.0",
        license: "(GPL-2.0 OR MIT)",
        scripts: { prepare: "build" },
      },
      "node_modules/compiled": { version: "1.0.0", hasInstallScript: true },
      "node_modules/scripted": {
        version: "1.0.0",
        hasInstallScript: true,
        scripts: { postinstall: "node collect.js" },
      },
    })

    expect(findProblems(listDependencies(folder))).toEqual([
      "compiled@1.0.0 runs node-gyp",
      "direct@1.0.0 has the licence GPL-3.0",
      "scripted@1.0.0 runs postinstall",
    ])
  })

  it("another version than the locked one is an error", () => {
    install({
      "": { dependencies: { direct: "^1.0.0" } },
      "node_modules/direct": { version: "1.0.0" },
    })
    writeFileSync(
      path.join(folder, "node_modules/direct/package.json"),
      JSON.stringify({ name: "direct", version: "1.0.1" })
    )

    expect(() => listDependencies(folder)).toThrow(
      "node_modules/direct is installed as 1.0.1: run npm ci"
    )
  })
})
