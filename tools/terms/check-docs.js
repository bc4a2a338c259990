// @ts-check
/** Checks the words of the documentation and of JSON texts: npm run lint:docs */
const { execFileSync } = require("node:child_process")
const { readFileSync } = require("node:fs")
const { blankOut, findInName, findInProse } = require("./find-terms")

/** What people read that ESLint does not. */
const PAGES = /\.(?:md|ya?ml)$|\/i18n\/.*\.json$/

/** They list the words that are not to be used. */
const ABOUT_WORDS = /^docs\/(?:glossary|renamed)\.md$/

/**
 * @param {string} page Markdown, YAML, or JSON
 * @param {string} file
 * @returns {string[]} the lines and words that are to be changed
 */
function checkPage(page, file) {
  const prose = blankOut(page, /^```[^]*?^```/gm)
  const names = [...prose.matchAll(/`([\w.]+)`|^ *"?([\w-]+)"?:/gm)].flatMap(
    ({ index, 1: code, 2: key }) =>
      findInName(code ?? key ?? "", file, { isKey: true }).map((hit) => ({
        ...hit,
        index,
      }))
  )
  return [...findInProse(prose, file), ...names].map(
    ({ index, text, use }) =>
      `${file}:${page.slice(0, index).split("\n").length}: "${text}" is not our word: ${use}`
  )
}

/** @param {string[]} folders all by default */
function main(folders) {
  const files = execFileSync(
    "git",
    ["ls-files", ...folders, ":!:**/node_modules"],
    { encoding: "utf8" }
  )
    .split("\n")
    .filter((file) => PAGES.test(file) && !ABOUT_WORDS.test(file))
  const problems = files.flatMap((file) =>
    checkPage(readFileSync(file, "utf8"), file)
  )
  problems.forEach((problem) => console.error(problem))
  process.exitCode = problems.length > 0 ? 1 : 0
}

if (require.main === module) {
  main(process.argv.slice(2))
}

module.exports = { checkPage }
