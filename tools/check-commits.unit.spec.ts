import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { problemsOf, readCommits } from "./check-commits"

const BODY = "\n\nRefunds of one order were paid twice."

describe("problemsOf", () => {
  it.each([
    `fix(payouts): refuse a second refund${BODY}`,
    `feat!: rename the states${BODY}`,
    `ci(check-commits): check messages${BODY}\n\nSigned-off-by: A`,
    `docs: ${"x".repeat(66)}${BODY}`,
  ])("a commit message may be %j", (message) => {
    expect(problemsOf(message)).toEqual([])
  })

  it.each([
    [`Refunds are paid once${BODY}`, /not `type/],
    [`wip: refunds${BODY}`, /not `type/],
    [`fix(Payouts): refuse a second refund${BODY}`, /not `type/],
    [`fix:refuse a second refund${BODY}`, /not `type/],
    [`docs: ${"x".repeat(67)}${BODY}`, /73 characters/],
    [`fix: refuse a second refund.${BODY}`, /full stop/],
    ["fix: refuse a second refund", /body/],
    ["fix: refuse a second refund\n\n \n", /body/],
    ["fix: refuse a second refund\nwithout a blank line", /body/],
    ["", /not `type/],
  ])("a commit message must not be %j", (message, problem) => {
    expect(problemsOf(message).join("; ")).toMatch(problem)
  })
})

describe("readCommits", () => {
  let folder: string

  function gitAt(date: string, args: string[]) {
    execFileSync(
      "git",
      ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args],
      {
        cwd: folder,
        env: { ...process.env, GIT_COMMITTER_DATE: date },
        stdio: "pipe",
      }
    )
  }

  const git = (...args: string[]) => gitAt("2026-12-01T12:00:00Z", args)
  const commit = (message: string, date = "2026-12-01T12:00:00Z") =>
    gitAt(date, ["commit", "--allow-empty", "-m", message])

  const subjects = (repository: string) =>
    readCommits(repository).map(({ message }) => message.trim())

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "commits-"))
    git("init", "--quiet", "--initial-branch", "main")
    commit("first")
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it("readCommits leaves out old commits, merges and the first commit", () => {
    commit("old", "2026-11-20T12:00:00Z")
    commit("new")
    git("checkout", "--quiet", "-b", "branch", "HEAD~1")
    commit("on a branch")
    git("merge", "--no-ff", "-m", "merge", "main")
    expect(subjects(folder).sort()).toEqual(["new", "on a branch"])
  })

  it("readCommits finds nothing in a repository of one commit", () => {
    expect(subjects(folder)).toEqual([])
  })

  it("readCommits leaves out the first commit of a shallow clone", () => {
    commit("second")
    commit("third")
    const clone = path.join(folder, "clone")
    git("clone", "--quiet", "--depth", "2", `file://${folder}`, clone)
    expect(subjects(clone)).toEqual(["third"])
  })
})
