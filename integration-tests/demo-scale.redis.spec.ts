import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"
import { READY_WITHIN_MS } from "./setup/browser/demo"
import { startDemo } from "./setup/browser/demo-process"
import type { DemoAddress } from "./setup/browser/demo-process"
import { waitFor } from "../harness/wait-for"
import { stopAll } from "../harness/cleanup"

jest.setTimeout(READY_WITHIN_MS + 120_000)

const MAIN = path.resolve(__dirname, "../demo/main.cjs")
const INSTANCE = /(server-1|server-2|worker) +http:\/\/\S+ \(kill -9 (\d+)\)/g

afterAll(stopAll)

it("npm run demo -- --scale sells over both servers, goes on when one is killed, and ends without a trace", async () => {
  const demo = await startDemo(["--scale"])
  const instances = await waitFor(
    "the demo is ready",
    async () => {
      const matches = [...(await printed(demo)).matchAll(INSTANCE)]
      return matches.length === 3 ? matches : null
    },
    { withinMs: READY_WITHIN_MS }
  )
  const pids = new Map(instances.map(([, name, pid]) => [name, Number(pid)]))

  expect(await buy(demo)).toContain("Commande / Order")
  for (const server of ["server-1", "server-2"]) {
    const log = path.join(demo.folder, `logs/${server}.log`)
    expect(await readFile(log, "utf8")).toContain('"path":"/store/')
  }
  process.kill(pids.get("server-1") ?? NaN, "SIGKILL")
  await waitFor("the demo to report the killed server", async () =>
    (await printed(demo)).includes("server-1 s'est arrêté")
  )
  expect(await buy(demo)).toContain("Commande / Order")

  const redis = await redisPid(demo)
  process.kill(demo.pid, "SIGINT")
  for (const pid of [demo.pid, redis, ...pids.values()]) {
    await waitFor(`process ${pid} ends`, () => !lives(pid))
  }
})

async function printed({ log }: DemoAddress): Promise<string> {
  return await readFile(log, "utf8")
}

/** Plays a shopper as the README has it, and returns what is printed. */
async function buy({ folder }: DemoAddress): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [MAIN, "--buy"],
    { env: { ...process.env, NODE_OPTIONS: "", DEMO_STATE: folder } }
  )
  return stdout
}

async function redisPid({ folder }: DemoAddress): Promise<number> {
  const log = await readFile(path.join(folder, "redis/server.log"), "utf8")
  const pid = Number(/pid=(\d+)/.exec(log)?.[1])
  expect(lives(pid)).toBe(true)
  return pid
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
