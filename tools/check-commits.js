// @ts-check
/**
 * Checks the messages of commits: Conventional Commits, with a body.
 *
 * A clone may be shallow, or start with a commit that stands for all before it:
 * the first commit that a clone has is not checked, and neither are merges.
 */
const { execFileSync } = require("node:child_process")

/** Commits that were made before it followed other rules. */
const SINCE = "2026-11-30T00:36:00Z"
const SUBJECT =
  /^(?:feat|fix|test|docs|refactor|perf|build|ci|chore)(?:\([a-z0-9-]+\))?!?: \S/
const LONGEST_SUBJECT = 72

/**
 * @param {string} message
 * @returns {string[]} what is wrong with it
 */
function problemsOf(message) {
  const [subject = "", blank = "", ...body] = message.trimEnd().split("\n")
  const problems = []
  if (!SUBJECT.test(subject)) {
    problems.push("the subject is not `type(scope): what changes`")
  }
  if (subject.length > LONGEST_SUBJECT) {
    problems.push(`the subject has ${subject.length} characters, not 72`)
  }
  if (subject.endsWith(".")) {
    problems.push("the subject ends with a full stop")
  }
  if (blank.trim() || !body.join("").trim()) {
    problems.push("a body after a blank line is missing")
  }
  return problems
}

/**
 * @param {string} folder of the repository
 * @returns {{ hash: string, message: string }[]} newest first
 */
function readCommits(folder) {
  const log = execFileSync(
    "git",
    ["log", `--since=${SINCE}`, "--format=%h%x00%P%x00%B%x00"],
    { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 }
  )
  const fields = log.split("\0")
  const commits = []
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [hash = "", parents = "", message = ""] = fields.slice(
      index,
      index + 3
    )
    if (parents && !parents.includes(" ")) {
      commits.push({ hash: hash.trim(), message })
    }
  }
  return commits
}

/** @param {string} folder */
function main(folder) {
  const commits = readCommits(folder)
  const bad = commits.filter(({ message }) => problemsOf(message).length > 0)
  for (const { hash, message } of bad) {
    console.error(`${hash} ${message.split("\n")[0]}`)
    problemsOf(message).forEach((problem) => console.error(`  ${problem}`))
  }
  console.log(`${commits.length} commit messages, ${bad.length} to be changed`)
  process.exitCode = bad.length > 0 ? 1 : 0
}

if (require.main === module) {
  main(process.cwd())
}

module.exports = { problemsOf, readCommits }
