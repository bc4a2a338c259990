import { answersPing } from "../redis/ping"
import { hasRedis, startRedis, type RedisServer } from "../redis/server"
import { UserError } from "./user-error"
import { step } from "./progress"
import { paths } from "./settings"

/** @throws UserError if this machine has no usable Redis */
export async function checkRedis(): Promise<void> {
  const givenUrl = process.env.REDIS_URL
  if (givenUrl) {
    if (!(await answersPing(givenUrl))) {
      throw new UserError(
        "Le Redis de REDIS_URL ne répond pas : démarrez-le ou corrigez l'adresse, ou retirez REDIS_URL pour que la démo démarre le sien.",
        "The Redis of REDIS_URL is not responding: start it or correct the address, or unset REDIS_URL to let the demo start its own."
      )
    }
  } else if (!hasRedis()) {
    throw new UserError(
      "« --scale » a besoin de Redis : installez redis-server (sous Debian : apt-get install redis-server), ou donnez-en un avec REDIS_URL=redis://….",
      '"--scale" needs Redis: install redis-server (on Debian: apt-get install redis-server), or give one with REDIS_URL=redis://….'
    )
  }
}

/** Opens the Redis of `REDIS_URL`, or starts the `redis-server` of the machine. */
export async function openRedis(): Promise<RedisServer> {
  const givenUrl = process.env.REDIS_URL
  return givenUrl
    ? { url: givenUrl, stop: async () => undefined }
    : await step("Redis", () => startRedis({ folder: paths.redis }))
}
