import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { z } from "zod"

const REPOSITORY = path.resolve(__dirname, "..")
const PAGE = "docs/reference/dependencies.md"

/** Licences that ask for no more than their own text, as SPDX names them. */
const LICENCES = new Set([
  ...["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause"],
  ...["Apache-2.0", "BlueOak-1.0.0"],
])
/** npm runs them in each store that installs the package. */
const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall"]
/** Each store has these. */
const MEDUSA = ["@medusajs/medusa", "@medusajs/framework"]

const names = z.record(z.string(), z.string()).default({})

const lockedPackage = z.object({
  version: z.string().optional(),
  link: z.boolean().default(false),
  resolved: z.string().optional(),
  hasInstallScript: z.boolean().default(false),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
  peerDependenciesMeta: z
    .record(z.string(), z.object({ optional: z.boolean().default(false) }))
    .default({}),
})

const lockFile = z.object({ packages: z.record(z.string(), lockedPackage) })

const installedPackage = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default("none"),
  scripts: names,
})

type Lock = z.infer<typeof lockFile>["packages"]

/** A package that is installed with the plugin. */
export interface Dependency {
  name: string
  version: string
  /** SPDX expression. */
  licence: string
  installScripts: string[]
  /** The range in package.json; null if another dependency requires it. */
  range: string | null
  /** Whether each Medusa store has it anyway. */
  isMedusas: boolean
}

/**
 * The production dependencies of a package with their own, by its lock file
 * and what is installed.
 * @throws Error if the two differ
 */
export function listDependencies(folder: string): Dependency[] {
  const { packages } = lockFile.parse(readJson(folder, "package-lock.json"))
  const ranges = packages[""]?.dependencies ?? {}
  const medusas = closure(packages, MEDUSA)
  return [...closure(packages, Object.keys(ranges))]
    .map((location) => {
      const locked = packages[location]
      const { name, version, license, scripts } = installedPackage.parse(
        readJson(folder, `${location}/package.json`)
      )
      if (version !== locked?.version) {
        throw new Error(`${location} is installed as ${version}: run npm ci`)
      }
      const own = INSTALL_SCRIPTS.filter((script) => scripts[script])
      return {
        name,
        version,
        licence: license,
        // npm makes a script of its own for C++ code.
        installScripts:
          locked.hasInstallScript && !own.length ? ["node-gyp"] : own,
        range:
          location === locate(packages, "", name)
            ? (ranges[name] ?? null)
            : null,
        isMedusas: medusas.has(location),
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en"))
}

/** Why dependencies may not be installed with the plugin. */
export function findProblems(dependencies: readonly Dependency[]): string[] {
  return dependencies.flatMap(({ name, version, licence, installScripts }) => [
    ...(isAccepted(licence)
      ? []
      : [`${name}@${version} has the licence ${licence}`]),
    ...(installScripts.length
      ? [`${name}@${version} runs ${installScripts.join(", ")}`]
      : []),
  ])
}

/** Those that a store would not have without the plugin, and the direct ones. */
export function listedDependencies(
  dependencies: readonly Dependency[]
): Dependency[] {
  return dependencies.filter(
    ({ range, isMedusas }) => range !== null || !isMedusas
  )
}

/**
 * Replaces the table of the page.
 * @param dates of each package's last release
 */
export function replaceTable(
  page: string,
  dependencies: readonly Dependency[],
  dates: ReadonlyMap<string, string>
): string {
  const rows = listedDependencies(dependencies).map((each) => [
    `\`${each.name}\``,
    each.range ? `\`${each.range}\`` : "",
    each.version,
    each.licence,
    dates.get(each.name) ?? "unknown",
    each.installScripts.join(", ") || "none",
    each.isMedusas ? "Medusa, too" : "the plugin",
  ])
  const table = toTable([
    ["Package", "Range", "Version", "Licence", "Last release"].concat(
      "Install scripts",
      "Required by"
    ),
    ...rows,
  ])
  return page.replace(
    /(<!-- generated: dependencies -->\n\n).*?(\n\n<!-- end -->)/s,
    (_, start: string, end: string) => `${start}${table}${end}`
  )
}

/** The dates in the table of a page. */
export function readDates(page: string): Map<string, string> {
  const rows = page.matchAll(/^\| `([^`]+)`.*? (\d{4}-\d\d-\d\d) /gm)
  return new Map([...rows].map(([, name = "", date = ""]) => [name, date]))
}

function isAccepted(licence: string): boolean {
  return licence
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((each) => LICENCES.has(each))
}

/** Where these packages and all that they require are installed. */
function closure(packages: Lock, roots: readonly string[]): Set<string> {
  const locations = new Set<string>()
  const waiting = roots.map((name) => locate(packages, "", name))
  for (const location of waiting) {
    const locked = location && packages[location]
    if (locked && !locations.has(location)) {
      locations.add(location)
      const peers = Object.keys(locked.peerDependencies).filter(
        (name) => !locked.peerDependenciesMeta[name]?.optional
      )
      waiting.push(
        ...[
          ...Object.keys(locked.dependencies),
          ...Object.keys(locked.optionalDependencies),
          ...peers,
        ].map((name) => locate(packages, location, name))
      )
    }
  }
  return locations
}

/** Finds a package as Node does: the innermost node_modules that has it. */
function locate(
  packages: Lock,
  importer: string,
  name: string
): string | undefined {
  const location = `${importer ? `${importer}/` : ""}node_modules/${name}`
  if (packages[location] || !importer) {
    return packages[location] && location
  }
  const end = importer.lastIndexOf("/node_modules/")
  return locate(packages, end < 0 ? "" : importer.slice(0, end), name)
}

function toTable(rows: readonly (readonly string[])[]): string {
  const [header = []] = rows
  const widths = header.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0))
  )
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0))
  )
  lines.splice(
    1,
    0,
    widths.map((width) => "-".repeat(width))
  )
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n")
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, file), "utf8"))
}

/** The day on which the registry got the newest version of a package. */
function lastReleaseOf(name: string): string {
  const answer = execFileSync(
    "npm",
    ["view", name, "time", "dist-tags", "--json"],
    { encoding: "utf8" }
  )
  const registry = z
    .object({
      time: z.record(z.string(), z.string()),
      "dist-tags": z.object({ latest: z.string() }),
    })
    .parse(JSON.parse(answer))
  return registry.time[registry["dist-tags"].latest]?.slice(0, 10) ?? "unknown"
}

/** Writes the table anew, with the dates of the registry. */
function main(): void {
  const dependencies = listDependencies(REPOSITORY)
  const dates = new Map(
    listedDependencies(dependencies).map(({ name }) => [
      name,
      lastReleaseOf(name),
    ])
  )
  const page = path.join(REPOSITORY, PAGE)
  writeFileSync(
    page,
    replaceTable(readFileSync(page, "utf8"), dependencies, dates)
  )
  findProblems(dependencies).forEach((problem) => {
    console.error(problem)
    process.exitCode = 1
  })
}

if (require.main === module) {
  main()
}
