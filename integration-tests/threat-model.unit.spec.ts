import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"

const REPOSITORY = path.resolve(__dirname, "..")
const PAGE = "docs/explanation/threat-model.md"

interface Threat {
  name: string
  tests: { file: string; title: string }[]
}

const section = sectionOf("What stops whom")
const threats = section.reduce<Threat[]>((all, line) => {
  const [, name] = /^- \*\*(.+?)\*\*/.exec(line) ?? []
  const [, file, title] = /^ {2}- `([^`]+)`: "(.+)"$/.exec(line) ?? []
  if (name) {
    return [...all, { name, tests: [] }]
  }
  if (file && title) {
    all.at(-1)?.tests.push({ file, title })
  }
  return all
}, [])

it("the threat model consists of threats and their tests", () => {
  const other = section.filter(
    (line) => !/^(?:$|### |- \*\*.+?\*\*| {2}- `[^`]+`: ".+"$)/.test(line)
  )
  expect(other).toEqual([])
  expect(threats.length).toBeGreaterThan(30)
})

it.each(threats)("tests hold what stops this threat: $name", ({ tests }) => {
  expect(tests).not.toEqual([])
  expect(
    tests.filter(({ file, title }) => !titlesIn(file).includes(title))
  ).toEqual([])
})

it("a title counts only as that of a test", () => {
  const source = `
    // it("of a comment", () => {})
    const title = "of a text"
    describe("of a group", () => {
      it("of a test", () => {})
      it.each<[string]>([["of a row"]])("of %s", (text) => { expect("of a value") })
      it(\`of \${title}\`, () => {})
    })`
  expect(titlesOf(source)).toEqual(["of a test", "of %s", "of ${title}"])
})

/** The lines of a section of the page. */
function sectionOf(heading: string): string[] {
  const page = readFileSync(path.join(REPOSITORY, PAGE), "utf8")
  const [, text = ""] = page.split(`\n## ${heading}\n`)
  return text.split("\n## ")[0]?.split("\n") ?? []
}

/** The titles of a file's tests, as they are written; none of a missing file. */
function titlesIn(file: string): string[] {
  const source = path.join(REPOSITORY, file)
  return /\.(?:spec|cases)\.ts$/.test(file) && existsSync(source)
    ? titlesOf(readFileSync(source, "utf8"))
    : []
}

function titlesOf(source: string): string[] {
  const titles: string[] = []
  const visit = (node: ts.Node): void => {
    const title = ts.isCallExpression(node) && node.arguments[0]
    if (title && isTest(node.expression)) {
      if (ts.isStringLiteral(title)) {
        titles.push(title.text)
      } else if (ts.isTemplateLiteral(title)) {
        titles.push(title.getText().slice(1, -1))
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile("test.ts", source, ts.ScriptTarget.Latest, true))
  return titles
}

/** Whether this is `it`, `it.each(…)` or alike. */
function isTest(callee: ts.Expression): boolean {
  return ts.isIdentifier(callee)
    ? callee.text === "it"
    : (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) &&
        isTest(callee.expression)
}
