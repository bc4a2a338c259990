import { existsSync, readFileSync, readdirSync } from "node:fs"
import path from "node:path"
import { parseDocument } from "yaml"
import { z } from "zod"
import manifest from "../package.json"

const REPOSITORY = path.resolve(__dirname, "..")
const SCRIPTS = Object.keys(manifest.scripts)

/** Commands of npm's own that workflows and pages use. */
const NPM_COMMANDS = ["ci", "install", "pack", "pkg", "publish", "version"]

/** Folders that a command writes, by the file that names them. */
const OUTPUTS = new Map([[".site/public", "tools/site/.vitepress/config.ts"]])

const permissions = z.record(z.string(), z.enum(["read", "write"]))
const step = z.union([
  z.strictObject({
    name: z.string().optional(),
    if: z.string().optional(),
    run: z.string(),
  }),
  z.strictObject({
    name: z.string().optional(),
    if: z.string().optional(),
    uses: z.string().regex(/^actions\/[\w-]+@v\d+$/),
    with: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .optional(),
    env: z.record(z.string(), z.string()).optional(),
  }),
])
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: z.unknown().optional(),
  jobs: z.record(
    z.string(),
    z.strictObject({
      name: z.string().optional(),
      "runs-on": z.literal("ubuntu-latest"),
      "timeout-minutes": z.number(),
      environment: z.string().optional(),
      needs: z.string().optional(),
      permissions: permissions.optional(),
      strategy: z.unknown().optional(),
      steps: z.array(step),
    })
  ),
})

const FIELD = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("markdown"),
    attributes: z.strictObject({ value: z.string() }),
  }),
  z.strictObject({
    type: z.enum(["textarea", "input", "dropdown", "checkboxes"]),
    id: z.string(),
    attributes: z.looseObject({ label: z.string() }),
    validations: z.strictObject({ required: z.boolean() }).optional(),
  }),
])
const issueForm = z.strictObject({
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  body: z.array(FIELD),
})

const FILES = readdirSync(path.join(REPOSITORY, ".github"), {
  recursive: true,
  encoding: "utf8",
}).map((file) => path.join(".github", file))
const YAML = FILES.filter((file) => file.endsWith(".yml"))
const WORKFLOWS = YAML.filter((file) => file.startsWith(".github/workflows/"))
const FORMS = YAML.filter((file) => /ISSUE_TEMPLATE\/(?!config)/.test(file))

it.each(YAML)("%s is YAML without a mistake", (file) => {
  const { errors, warnings } = parseDocument(read(file))
  expect([...errors, ...warnings]).toEqual([])
})

it.each(WORKFLOWS)("%s is a workflow, and its commands exist", (file) => {
  const { jobs } = workflow.parse(parseYaml(file))
  const commands = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .flatMap((each) => ("run" in each ? [each.run] : inputsOf(each.with)))
  expect(commands.length).toBeGreaterThan(0)
  expect(commands.flatMap(findMissing)).toEqual([])
})

it("no workflow may write to the repository, and only jobs that publish get an identity", () => {
  const writing = WORKFLOWS.flatMap((file) => {
    const { jobs, ...all } = workflow.parse(parseYaml(file))
    return Object.entries(jobs).flatMap(([job, { permissions: own }]) =>
      Object.entries(own ?? all.permissions)
        .filter(([, right]) => right === "write")
        .map(([name]) => `${path.basename(file)} ${job} ${name}`)
    )
  })
  expect(writing).toEqual([
    "release.yml publish id-token",
    "release.yml site pages",
    "release.yml site id-token",
  ])
})

it.each(FORMS)("%s is an issue form", (file) => {
  const { body } = issueForm.parse(parseYaml(file))
  const ids = body.flatMap((field) => ("id" in field ? [field.id] : []))
  expect(new Set(ids).size).toBe(ids.length)
})

it("dependency updates cover npm and the workflows' actions", () => {
  const updates = z
    .object({
      updates: z.array(
        z.object({ "package-ecosystem": z.string(), directory: z.string() })
      ),
    })
    .parse(parseYaml(".github/dependabot.yml")).updates
  expect(updates.map((each) => each["package-ecosystem"])).toEqual([
    "npm",
    "github-actions",
  ])
  expect(
    updates.filter(
      ({ directory }) => !existsSync(path.join(REPOSITORY, directory))
    )
  ).toEqual([])
})

it.each([...FILES.filter((file) => file.endsWith(".md")), "CONTRIBUTING.md"])(
  "the commands that %s names exist",
  (file) => {
    const commands = [...read(file).matchAll(/`((?:npm|npx|\.ci\/)[^`]*)`/g)]
    expect(
      commands.flatMap(([, command = ""]) => findMissing(command))
    ).toEqual([])
  }
)

it("a command is missing when its script, program or file is", () => {
  const commands = [
    "npm ci && npm run nothing",
    "npm uninstall all",
    "npx --no nothing",
    ".ci/nothing && node -p \"require('./nothing.json')\"",
    "npm run --silent lint && npm test && npx jest && .ci/run >/tmp/log",
  ]
  expect(commands.map(findMissing)).toEqual([
    ["npm run nothing"],
    ["npm uninstall"],
    ["npx nothing"],
    [".ci/nothing", "./nothing.json"],
    [],
  ])
})

/** What these commands run, and the repository does not have. */
function findMissing(commands: string): string[] {
  const options = String.raw`(?:-\S+ )*`
  const all = (pattern: string) =>
    [...commands.matchAll(new RegExp(pattern, "g"))].map(
      ([, name = ""]) => name
    )
  return [
    ...all(`\\bnpm run ${options}([\\w:-]+)`)
      .filter((name) => !SCRIPTS.includes(name))
      .map((name) => `npm run ${name}`),
    ...all(`\\bnpm ${options}(?!run\\b)([a-z]+)`)
      .filter((name) => ![...NPM_COMMANDS, ...SCRIPTS].includes(name))
      .map((name) => `npm ${name}`),
    ...all(`\\bnpx ${options}([\\w-]+)`)
      .filter(
        (name) => !existsSync(path.join(REPOSITORY, "node_modules/.bin", name))
      )
      .map((name) => `npx ${name}`),
    ...all(String.raw`(?<=^|[\s'"(])(\.[\w.-]*\/[\w./-]+)`).filter(
      (name) => !existsSync(path.join(REPOSITORY, name)) && !isOutput(name)
    ),
  ]
}

function isOutput(name: string): boolean {
  const file = OUTPUTS.get(name)
  return file !== undefined && read(file).includes(`"${name}"`)
}

/** The commands and files that a step gives to an action. */
function inputsOf(inputs: Record<string, unknown> = {}): string[] {
  return Object.values(inputs).filter((value) => typeof value === "string")
}

function read(file: string): string {
  return readFileSync(path.join(REPOSITORY, file), "utf8")
}

function parseYaml(file: string): unknown {
  return parseDocument(read(file)).toJS()
}
