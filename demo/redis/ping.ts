import { Redis } from "ioredis"

/** Whether a Redis answers at this address, and lets us in. */
export async function answersPing(url: string): Promise<boolean> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  // What fails is told by the ping.
  redis.on("error", () => undefined)
  try {
    await redis.ping()
    return true
  } catch {
    return false
  } finally {
    redis.disconnect()
  }
}
