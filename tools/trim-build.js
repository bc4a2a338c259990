// @ts-check
/**
 * Removes what `medusa plugin:build` writes and no store loads:
 * - the source maps in each file of the server's part, which point to sources
 *   that the package does not hold, and are a third of its size
 * - the comments there, a tenth of the package; the types keep theirs
 * - the admin's bundle as CommonJS: dashboards import the ES module. A list of its
 *   classes takes its place
 * - the admin's texts, which are in its bundle, but for those that the command
 *   `doctor` shows, and those of exports, notifications and test payments
 * - the types that no export of the package leads to
 */
const {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require("node:fs")
const path = require("node:path")
const ts = require("typescript")
const { exports: entries } = require("../package.json")

const repository = path.resolve(__dirname, "..")
const built = path.join(repository, ".medusa/server")

const TYPES = /\.d\.ts$/
const ADMIN_TEXTS = /[\\/]i18n[\\/]\w+\.json$/
const TEXTS_OF_SERVER =
  /^(?:(?:health|status)(?:_.*)?|attentions|break_kinds|kinds|methods|operators|reasons|side_states|states|test_payment)$/

/**
 * @param {string} file
 * @param {(text: string) => string} change
 */
function rewrite(file, change) {
  writeFileSync(file, change(readFileSync(file, "utf8")))
}

/** @param {string} json */
function withTextsOfServer(json) {
  const texts = Object.entries(JSON.parse(json)).filter(([name]) =>
    TEXTS_OF_SERVER.test(name)
  )
  return JSON.stringify(Object.fromEntries(texts))
}

/**
 * A source map is a comment as well.
 *
 * @param {string} code
 */
function withoutComments(code) {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      removeComments: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
    },
  })
  return outputText
}

/** The files of types that the exports lead to. */
function readUsedTypes() {
  const used = new Set()
  const open = Object.values(entries).map((file) =>
    path.join(repository, file.replace(/\.js$/, ".d.ts"))
  )
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (TYPES.test(file) && !used.has(file) && existsSync(file)) {
      used.add(file)
      const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"))
      for (const { fileName } of importedFiles) {
        const imported = path.resolve(path.dirname(file), fileName)
        open.push(
          imported.replace(/(?:\.js)?$/, ".d.ts"),
          path.join(imported, "index.d.ts")
        )
      }
    }
  }
  return used
}

/**
 * The classes of the admin's screens. Medusa's bundler writes the CSS of those
 * that it reads in files with the ending .js, and the bundle's is .mjs.
 */
function readClasses() {
  const bundle = readFileSync(path.join(built, "src/admin/index.mjs"), "utf8")
  const quoted = [...bundle.matchAll(/"([\w[\]().,:%/#!&>' -]+)"/g)]
  const templates = [...bundle.matchAll(/`([^`]*)`/g)]
  const words = [...quoted, ...templates].flatMap(([, text = ""]) =>
    text.replace(/\$\{[^}]*\}/g, " ").split(/\s+/)
  )
  const classes = words.filter((word) => /^[a-z[-].*[-:[]/.test(word))
  return [...new Set(classes)].sort()
}

const usedTypes = readUsedTypes()
rmSync(path.join(built, "src/admin/index.js"), { force: true })
for (const name of readdirSync(built, { recursive: true, encoding: "utf8" })) {
  const file = path.join(built, name)
  if (TYPES.test(name)) {
    if (!usedTypes.has(file)) {
      rmSync(file)
    }
  } else if (ADMIN_TEXTS.test(name)) {
    rewrite(file, withTextsOfServer)
  } else if (name.endsWith(".js")) {
    rewrite(file, withoutComments)
  }
}
writeFileSync(
  path.join(built, "src/admin/classes.js"),
  `module.exports = ${JSON.stringify(readClasses())}\n`
)
