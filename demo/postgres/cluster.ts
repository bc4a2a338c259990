import { spawn } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import {
  appendFile,
  chown,
  mkdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises"
import path from "node:path"

import type { Account, Binaries } from "./binaries"

/** The files and the login of one PostgreSQL. */
export interface Cluster {
  data: string
  log: string
  user: string
  password: string
}

const USER = "postgres"

const COMMON_SETTINGS = [
  // TCP on this machine only: sockets in /tmp could collide with others.
  "listen_addresses = 'localhost'",
  "unix_socket_directories = ''",
  "max_connections = 200",
]

const THROWAWAY_SETTINGS = [
  "fsync = off",
  "synchronous_commit = off",
  "full_page_writes = off",
  "wal_level = minimal",
  "max_wal_senders = 0",
  "autovacuum = off",
]

/** Opens the cluster in this folder, and creates it if there is none. */
export async function openCluster(
  requestedFolder: string,
  throwaway: boolean,
  binaries: Binaries
): Promise<Cluster> {
  const folder = reachableFolder(path.resolve(requestedFolder), binaries)
  const data = path.join(folder, "data")
  const passwordFile = path.join(folder, "password")
  if (!existsSync(data)) {
    await mkdir(path.dirname(folder), { recursive: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await changeOwner(binaries.account, folder)
    // Every user of this machine can connect to the port, and a superuser of
    // PostgreSQL can run programs: the password is random.
    await writeFile(passwordFile, randomBytes(18).toString("hex"), {
      mode: 0o600,
    })
    await changeOwner(binaries.account, passwordFile)
    await createCluster(binaries, { data, passwordFile, throwaway })
  }
  return {
    data,
    log: path.join(folder, "server.log"),
    user: USER,
    password: await readFile(passwordFile, "utf8"),
  }
}

/**
 * The folder itself, or one under /var/tmp if it is in a repository that
 * PostgreSQL's account cannot access (see `copyToSharedFolder`).
 */
function reachableFolder(folder: string, binaries: Binaries): string {
  const repository = path.resolve(__dirname, "../..")
  const isInside = !path.relative(repository, folder).startsWith("..")
  if (binaries.mayEnterRepository || !isInside) {
    return folder
  }
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 12)
  return path.join("/var/tmp", `medusa-payment-flexpay-${hash}`)
}

async function changeOwner(account: Account, file: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(file, account.uid, account.gid)
  }
}

interface ClusterOptions {
  data: string
  passwordFile: string
  throwaway: boolean
}

async function createCluster(
  binaries: Binaries,
  { data, passwordFile, throwaway }: ClusterOptions
): Promise<void> {
  // Created under another name first: an interrupted run must not leave an
  // incomplete cluster in the place of a complete one.
  const incomplete = `${data}.incomplete`
  await rm(incomplete, { recursive: true, force: true })
  await initdb(binaries, [
    `--pgdata=${incomplete}`,
    `--username=${USER}`,
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    // The same collation and case rules on every machine.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(throwaway ? ["--no-sync"] : []),
  ])
  const settings = [
    ...COMMON_SETTINGS,
    ...(throwaway ? THROWAWAY_SETTINGS : []),
  ]
  await appendFile(
    path.join(incomplete, "postgresql.conf"),
    `\n${settings.join("\n")}\n`
  )
  await rename(incomplete, data)
}

function initdb(binaries: Binaries, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, args, {
      ...binaries.account,
      cwd: path.parse(process.cwd()).root,
      stdio: ["ignore", "ignore", "pipe"],
    })
    let errorOutput = ""
    child.stderr.on(
      "data",
      (chunk: Buffer) => (errorOutput += chunk.toString())
    )
    child.once("error", reject)
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`PostgreSQL's initdb failed: ${errorOutput.trim()}`))
    )
  })
}
