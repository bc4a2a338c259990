// @ts-check
const { TERMS } = require("./terms")

/**
 * @typedef {import("./terms").Term} Term
 * @typedef {{ index: number, text: string, use: string }} Hit
 */

const PROSE = TERMS.flatMap((term) => [
  ...(term.prose ?? []).map((pattern) => ({
    term,
    pattern: wholeWords(pattern.source, "gi"),
  })),
  ...(term.starts ?? []).map((word) => ({
    term,
    pattern: wholeWords(`(?<=^\\s*|[.!?;:]\\s+)${word}(?![^.!?]*\\?)`, "g"),
  })),
])

/**
 * @param {string} source in which a blank stands for any
 * @param {string} flags
 */
function wholeWords(source, flags) {
  const pattern = source.replaceAll(" ", "\\s+")
  return new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, flags)
}

/**
 * @param {string} text a comment, a title, or what a page or a screen says
 * @param {string} file relative to the repository
 * @returns {Hit[]}
 */
function findInProse(text, file) {
  const prose = blankOut(text, /`[^`]*`|https?:\S+/g)
  return PROSE.flatMap(({ term, pattern }) =>
    [...withoutExceptions(prose, file, term).matchAll(pattern)].map(
      (match) => ({
        index: match.index,
        text: match[0].replace(/\s+/g, " "),
        use: term.use,
      })
    )
  ).sort((a, b) => a.index - b.index)
}

/**
 * @param {string} name an identifier, or a file's name
 * @param {string} file relative to the repository
 * @param {{ isKey?: boolean }} [options] keys of an object may be another
 *   library's: of them, only the parts are checked
 * @returns {Hit[]}
 */
function findInName(name, file, { isKey = false } = {}) {
  const words = ` ${wordsOf(name)} `
  const term = TERMS.find(
    (each) =>
      withoutExceptions(name, file, each).trim() &&
      (each.parts?.some((part) => words.includes(` ${part} `)) ||
        (!isKey && each.names?.includes(name.toLowerCase())))
  )
  return term ? [{ index: 0, text: name, use: term.use }] : []
}

/** @param {string} name `claimApply`, `claim_apply`, `CLAIM_APPLY`, `claim-apply` */
function wordsOf(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/[^A-Za-z0-9]+/g, " ")
    .trim()
    .toLowerCase()
}

/**
 * @param {string} text
 * @param {string} file
 * @param {Term} term
 */
function withoutExceptions(text, file, term) {
  return (term.except ?? [])
    .filter(({ files }) => files?.test(file) ?? true)
    .reduce(
      (rest, { match }) =>
        blankOut(rest, new RegExp(match.source, `${match.flags}g`)),
      text
    )
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function blankOut(text, pattern) {
  return text.replace(pattern, (match) => match.replace(/[^\n]/g, " "))
}

module.exports = { findInProse, findInName, blankOut }
