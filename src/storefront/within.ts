/**
 * Waits for an answer, so many milliseconds at most. It ends, too, when the
 * controller is aborted, even if whoever does the work heeds no signal.
 * @throws whatever the work throws; an Error when it is given up
 */
export function within<T>(
  ms: number,
  controller: AbortController,
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => controller.abort(), ms)
    controller.signal.addEventListener("abort", () => {
      reject(new Error("Given up"))
    })
    work(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}
