import { Redis } from "ioredis"

/** Whether a Redis answers at this URL and accepts its password. */
export async function answersPing(url: string): Promise<boolean> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  // The ping reports the failure.
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
