import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { hasRedis, startRedis } from "../demo/redis/server"
import type { RedisServer } from "../demo/redis/server"
import { stopAll } from "../harness/cleanup"
import { openTestPostgres } from "../harness/postgres/test-postgres"
import type { ChaosOptions } from "./plan"
import { print } from "./report"
import { run } from "./run"
import { Environment } from "./environment"

const HELP = `npm run chaos                runs a shop under faults, then audits its records
  --seed <text>              all choices follow from it (default: the time)
  --seconds <number>         the fault phase lasts so long, at least (120)
  --shoppers <number>        shoppers who pay at the same time (8)
  --admins <number>          admin users who refund (3)
  --kills <number>           kills of Medusa (8)
  --servers <1 or 2>         servers that share nothing but the database (2)
  --scale                    two servers and a worker over Redis; needs
                             redis-server on the machine

docs/chaos.md describes what it proves.`

const FOLDER = path.resolve(__dirname, "../.chaos")

/** Options that make no sense. */
class Misuse extends Error {}

async function main(): Promise<void> {
  const options = readOptions()
  if (!options) {
    console.log(HELP)
    return
  }
  console.log(`Seed ${options.seed}`)
  await openTestPostgres()
  const redis = options.scale ? await openRedis() : null
  const environment = await Environment.open(FOLDER, {
    redisUrl: redis?.url,
    servers: options.servers,
  })
  try {
    const report = await run(environment, options, (line) => console.log(line))
    await writeFile(
      path.join(FOLDER, "notes.log"),
      environment.notes.join("\n")
    )
    console.log(print(report))
    process.exitCode = report.broken.length ? 1 : 0
  } finally {
    await environment.close()
    await redis?.stop()
    await stopAll()
  }
}

async function openRedis(): Promise<RedisServer> {
  if (!hasRedis()) {
    throw new Misuse(
      "--scale needs Redis: install redis-server (on Debian: apt-get install redis-server)."
    )
  }
  const folder = await mkdtemp(path.join(tmpdir(), "flexpay-chaos-redis-"))
  const redis = await startRedis({ folder })
  return {
    url: redis.url,
    stop: async () => {
      await redis.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** @returns null when help was asked for */
function readOptions():
  (ChaosOptions & { scale: boolean; servers: 1 | 2 }) | null {
  const values = parse()
  return values.help
    ? null
    : {
        seed: values.seed,
        seconds: positive("seconds", values.seconds),
        shoppers: positive("shoppers", values.shoppers),
        admins: positive("admins", values.admins),
        kills: positive("kills", values.kills),
        scale: values.scale,
        servers: positive("servers", values.servers) === 1 ? 1 : 2,
      }
}

function parse() {
  try {
    return parseArgs({
      options: {
        seed: { type: "string", default: new Date().toISOString() },
        seconds: { type: "string", default: "120" },
        shoppers: { type: "string", default: "8" },
        admins: { type: "string", default: "3" },
        kills: { type: "string", default: "8" },
        servers: { type: "string", default: "2" },
        scale: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error))
  }
}

function positive(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) {
    throw new Misuse(`--${name} must be a whole number from 1 on: ${text}`)
  }
  return number
}

main().catch((error: unknown) => {
  console.error(error instanceof Misuse ? `${error.message}\n\n${HELP}` : error)
  process.exit(1)
})
