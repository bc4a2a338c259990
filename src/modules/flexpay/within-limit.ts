/**
 * Waits for a promise, for a limited time. It goes on after that, without a
 * listener.
 *
 * @param limitMs in milliseconds; its timer keeps no process alive
 * @param createError of the error that is thrown when the time is over
 */
export async function withinLimit<Result>(
  promise: Promise<Result>,
  limitMs: number,
  createError: () => Error
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(createError()), limitMs)
    timer.unref()
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
  }
}
