import { answersPing } from "../redis/ping"
import { hasRedis, startRedis, type RedisServer } from "../redis/server"
import { Problem } from "./problem"
import { step } from "./progress"
import { paths } from "./settings"

/** @throws Problem when there is no Redis to be had on this machine */
export async function checkRedis(): Promise<void> {
  const given = process.env.REDIS_URL
  if (given) {
    if (!(await answersPing(given))) {
      throw new Problem(
        "Le Redis de REDIS_URL ne répond pas : démarrez-le ou corrigez l'adresse, ou retirez REDIS_URL pour que la démo démarre le sien.",
        "The Redis of REDIS_URL does not answer: start it or correct the address, or unset REDIS_URL to let the demo start its own."
      )
    }
  } else if (!hasRedis()) {
    throw new Problem(
      "« --scale » a besoin de Redis : installez redis-server (sous Debian : apt-get install redis-server), ou donnez-en un avec REDIS_URL=redis://….",
      '"--scale" needs Redis: install redis-server (on Debian: apt-get install redis-server), or give one with REDIS_URL=redis://….'
    )
  }
}

/** The Redis of `REDIS_URL`, or the machine's, started for the demo. */
export async function openRedis(): Promise<RedisServer> {
  const given = process.env.REDIS_URL
  return given
    ? { url: given, stop: async () => undefined }
    : await step("Redis", () => startRedis({ folder: paths.redis }))
}
