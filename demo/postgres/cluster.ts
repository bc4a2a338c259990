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

/** The files of one PostgreSQL: its data, its password, its log. */
export interface Cluster {
  data: string
  log: string
  user: string
  password: string
}

const USER = "postgres"

const COMMON_SETTINGS = [
  // TCP on this machine only: sockets in /tmp would meet those of others.
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

/** Opens the cluster in this folder; makes it when there is none yet. */
export async function openCluster(
  wanted: string,
  throwaway: boolean,
  binaries: Binaries
): Promise<Cluster> {
  const folder = reachableFolder(path.resolve(wanted), binaries)
  const data = path.join(folder, "data")
  const passwordFile = path.join(folder, "password")
  if (!existsSync(data)) {
    await mkdir(path.dirname(folder), { recursive: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await giveTo(binaries.account, folder)
    // Anyone on this machine may knock at the port, and a superuser of
    // PostgreSQL runs programs: the password is drawn, not written in the code.
    await writeFile(passwordFile, randomBytes(18).toString("hex"), {
      mode: 0o600,
    })
    await giveTo(binaries.account, passwordFile)
    await create(data, passwordFile, throwaway, binaries)
  }
  return {
    data,
    log: path.join(folder, "server.log"),
    user: USER,
    password: await readFile(passwordFile, "utf8"),
  }
}

/**
 * The folder itself, or one in its stead when it is in a repository that
 * PostgreSQL's account can't enter (see `copyWhereEverybodyReads`).
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

async function giveTo(account: Account, file: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(file, account.uid, account.gid)
  }
}

async function create(
  data: string,
  passwordFile: string,
  throwaway: boolean,
  binaries: Binaries
): Promise<void> {
  // Made under another name first: a run that is killed in the middle must not
  // leave half a cluster that looks like a whole one.
  const unfinished = `${data}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await initdb(binaries, [
    `--pgdata=${unfinished}`,
    `--username=${USER}`,
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    // The same order and case rules whatever languages the machine has.
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
    path.join(unfinished, "postgresql.conf"),
    `\n${settings.join("\n")}\n`
  )
  await rename(unfinished, data)
}

function initdb(binaries: Binaries, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, args, {
      ...binaries.account,
      cwd: path.parse(process.cwd()).root,
      stdio: ["ignore", "ignore", "pipe"],
    })
    let complaint = ""
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()))
    child.once("error", reject)
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`PostgreSQL's initdb failed: ${complaint.trim()}`))
    )
  })
}
